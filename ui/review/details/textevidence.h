#pragma once

#include "ui/review/details/highlightspans.h"

#include <QTextEdit>

namespace verdict {

/// A text of the case as it is: never markup, nothing loads. What the model weighed is painted over it, so that copying
/// gives the text alone.
class TextEvidence : public QTextEdit {
    Q_OBJECT

public:
    explicit TextEvidence(QWidget *parent = nullptr);

    void setText(const HighlightedText &text);
    /// Source text in the fixed font, such as JSON.
    void setSource(const QString &source);
    void showHighlights(bool on);
    [[nodiscard]] bool showsHighlights() const { return m_on; }
    [[nodiscard]] const std::vector<HighlightSpan> &spans() const { return m_spans; }
    /// The lines that a span covers, in px of the viewport.
    [[nodiscard]] std::vector<QRectF> linesOf(const HighlightSpan &span) const;
    [[nodiscard]] QVariant loadResource(int type, const QUrl &name) override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void paintCard();
    void place(const QString &text);
    void format();

    std::vector<HighlightSpan> m_spans;
    QString m_shown;
    bool m_source = false;
    bool m_on = true;
};

} // namespace verdict
