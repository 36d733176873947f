#pragma once

#include "ui/review/caseinhand.h"

#include <QWidget>

class QGridLayout;

namespace verdict {

class ElidedLabel;
class SegmentedControl;

/// Who differs from whom, in a sentence, and the grade of agreement beside it; below it where both do not fit.
class OverrideHead : public QWidget {
    Q_OBJECT

public:
    /// `captionWidth` px stand before the grade when it has a row of its own.
    explicit OverrideHead(int captionWidth, QWidget *parent = nullptr);

    void setCase(const CaseInHand &hand);
    void setInput(const CaseInHand &hand);
    void focusAgreement();

Q_SIGNALS:
    void graded(verdict::Agreement agreement);

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeSentence();
    QWidget *makeCaption();
    void showSentence(const CaseInHand &hand);
    void place();
    [[nodiscard]] int widestSentence() const;

    QGridLayout *m_rows;
    ElidedLabel *m_you;
    ElidedLabel *m_differs;
    QWidget *m_chosenMark;
    QWidget *m_suggestedMark;
    QWidget *m_sentence;
    QWidget *m_caption;
    SegmentedControl *m_agreement;
    QStringList m_labels; ///< words of every label on offer
    QString m_suggested;
    int m_captionWidth;
    int m_row = -1; ///< of the grade
};

} // namespace verdict
