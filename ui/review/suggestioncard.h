#pragma once

#include "ui/review/caseinhand.h"
#include "ui/review/details/highlightspans.h"

#include <QFrame>

class QVBoxLayout;

namespace verdict {

/// What the model said, on the right and never louder than the evidence.
class SuggestionCard : public QFrame {
    Q_OBJECT

public:
    explicit SuggestionCard(QWidget *parent = nullptr);

    /// Shows the suggestion of a case; hides itself where there is none to show.
    void setCase(const CaseInHand &hand);
    /// The highlighted phrases of the text in view, heaviest first; none = the section goes.
    void setPhrases(const std::vector<HighlightSpan> &spans);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void addHead(const Suggestion &suggestion, const std::vector<CodeText> &labels);
    void addOthers(const Suggestion &suggestion, const std::vector<CodeText> &labels);
    void addWhy(const Suggestion &suggestion);
    void addLine();
    void addCaption(const QString &text);
    void addPair(const QString &left, const QString &right);
    void clear();

    QVBoxLayout *m_column;
    QWidget *m_body = nullptr;
    QVBoxLayout *m_rows = nullptr;
    QWidget *m_phrases;
};

} // namespace verdict
