#pragma once

#include "ui/review/caseinhand.h"

#include <QWidget>

class QLineEdit;
class QPlainTextEdit;

namespace verdict {

class KeyCap;
class OverrideHead;
class ReasonChip;

/// What a decision that differs from the suggestion says of itself: agreement, reasons, rationale. It stands above the
/// labels and appears with the first own label, or when somebody asks for one of its fields.
class OverridePanel : public QWidget {
    Q_OBJECT

public:
    explicit OverridePanel(QWidget *parent = nullptr);

    void setCase(const CaseInHand &hand);
    void setInput(const CaseInHand &hand);
    /// Shows the panel although nothing differs, because somebody wants to grade or explain.
    void openAnyway();
    /// Gives its place to a question while one is asked.
    void setHeld(bool held);
    void focusField(DecisionField field);
    /// Whether the focus is in one of the text fields.
    [[nodiscard]] bool isTyping() const;

Q_SIGNALS:
    /// It is about to be shown.
    void appearing();
    void graded(verdict::Agreement agreement);
    void reasonToggled(int index);
    void rationaleTyped(const QString &text);
    void labelProposed(const QString &text);

private:
    QWidget *makeReasons();
    QWidget *makeRationale();
    QWidget *makeOther();
    void fillReasons(const std::vector<CodeText> &reasons);
    void fitRationale();
    void showIfWanted();

    OverrideHead *m_head = nullptr;
    QWidget *m_reasonRow = nullptr;
    QWidget *m_chipBox = nullptr;
    QWidget *m_otherRow = nullptr;
    QLineEdit *m_other = nullptr;
    QPlainTextEdit *m_rationale = nullptr;
    std::vector<ReasonChip *> m_chips;
    std::vector<CodeText> m_reasons;
    bool m_wanted = false;
    bool m_filled = false;
    bool m_held = false;
};

} // namespace verdict
