#pragma once

#include <QWidget>

class QScrollArea;

namespace verdict {

class KeyEvidenceView;
class SuggestionCard;

/// What stands beside the evidence: the facts of a picture and below them the suggestion. Where both do not fit, each
/// scrolls by itself and the head of the suggestion stays in view.
class SideColumn : public QWidget {
    Q_OBJECT

public:
    explicit SideColumn(QWidget *parent = nullptr);

    [[nodiscard]] KeyEvidenceView *facts() const { return m_facts; }
    [[nodiscard]] SuggestionCard *suggestion() const { return m_suggestion; }
    /// Facts stand here only where a picture takes their place.
    void showFacts(bool on);
    /// Shows the top of the suggestion again, for another case.
    void rewind();

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void place();
    [[nodiscard]] int factsHeight() const;

    KeyEvidenceView *m_facts;
    SuggestionCard *m_suggestion;
    QScrollArea *m_scroll;
};

} // namespace verdict
