#pragma once

#include "core/review/completeness.h"
#include "core/review/session.h"

#include <memory>
#include <string>
#include <vector>

namespace verdict {

/// A case on the screen with what was put in so far: nothing is chosen until a person chooses.
class CaseInHand {
public:
    /// Begins with the draft that was kept, if there is one.
    explicit CaseInHand(std::shared_ptr<const OpenedCase> opened);
    /// Begins with the decision in force, so that it can be changed.
    static CaseInHand amending(std::shared_ptr<const OpenedCase> opened);

    [[nodiscard]] const OpenedCase &opened() const { return *m_opened; }
    [[nodiscard]] const CaseFile &file() const { return m_opened->file; }
    [[nodiscard]] Token token() const { return m_opened->file.token; }
    [[nodiscard]] const FilingTerms &terms() const { return m_terms; }
    [[nodiscard]] const Draft &draft() const { return m_draft; }
    [[nodiscard]] bool isAmending() const { return m_amending; }
    /// The draft came from an earlier run and nobody has touched it since.
    [[nodiscard]] bool isRestored() const { return m_restored; }
    /// A newer reading of the same case; what was put in stays.
    void refresh(std::shared_ptr<const OpenedCase> opened);
    void restore(const Draft &draft);

    /// Codes on offer in the order of the screen, "Other" last where the policy allows it.
    [[nodiscard]] std::vector<std::string> labels() const;
    void chooseLabel(const std::string &code);
    void clearLabel();
    void proposeLabel(const std::string &text);
    void grade(Agreement agreement);
    void toggleReason(const std::string &code);
    void explain(const std::string &rationale);
    void setConfidence(std::optional<OwnConfidence> confidence);

    /// The grade given, or the one that follows from the label.
    [[nodiscard]] std::optional<Agreement> agreement() const;
    [[nodiscard]] bool differsFromSuggestion() const { return isOverride(m_draft.label, m_terms); }
    [[nodiscard]] Decision decision() const;
    [[nodiscard]] std::vector<Lack> lacks() const { return verdict::lacks(decision(), m_terms); }

    ReviewSession session;

private:
    std::shared_ptr<const OpenedCase> m_opened;
    FilingTerms m_terms;
    Draft m_draft;
    bool m_amending = false;
    bool m_restored = false;
};

/// Words of the policy for a label or reason code; the code itself where there are none.
std::string wordsFor(const std::vector<CodeText> &texts, const std::string &code);

/// What a person calls the case: the integrator's id where the policy shows ids, else the token.
std::string caseText(const CaseFile &file);

} // namespace verdict
