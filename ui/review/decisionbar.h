#pragma once

#include "ui/review/caseinhand.h"

#include <QWidget>

class QButtonGroup;
class QGridLayout;

namespace verdict {

class ActionButton;
class BoundedScroll;
class AskPanel;
class LabelButton;
class OverridePanel;
class PlainLabel;
class SegmentedControl;

/// The lower edge of the case: labels in the policy's order, what can be done, own confidence, and the button that
/// files. It grows upward for an override or a question; nothing else in it ever moves.
class DecisionBar : public QWidget {
    Q_OBJECT

public:
    explicit DecisionBar(QWidget *parent = nullptr);

    /// A case comes up: its labels, with nothing chosen.
    void setCase(const CaseInHand &hand);
    /// What was put in has changed.
    void setInput(const CaseInHand &hand);
    /// Says what is missing and brings the focus there.
    void showLack(DecisionField field, const QString &sentence);
    void clearLack();
    void setDense(bool dense);
    /// The bar takes at most so many px; where that is not enough, the fields of an override scroll.
    void setRoom(int px);
    /// Ctrl+Enter is the key that files while the focus is in a text field.
    void setTyping(bool typing);
    /// The next (+1) or previous (−1) degree of own confidence; off the ends lies none.
    void stepConfidence(int by);

    [[nodiscard]] OverridePanel * override() const { return m_override; }
    [[nodiscard]] AskPanel *ask() const { return m_ask; }
    [[nodiscard]] QWidget *firstLabel() const;

    /// In the order of Tab: what stands above the labels, labels, acts, own confidence, filing.
    [[nodiscard]] QList<QWidget *> tabStops() const;

Q_SIGNALS:
    /// It is about to need more room.
    void growing();
    void labelChosen(int index);
    void acceptPressed();
    void escalatePressed();
    void setAsidePressed();
    void filePressed();
    void confidenceChosen(std::optional<verdict::OwnConfidence> confidence);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void makeLabels(const CaseInHand &hand);
    QWidget *makeActions();
    QWidget *makeConfidence();
    void placeLabels();
    void placeActions();
    void measureFile();
    void boundFields();

    QGridLayout *m_labelRow;
    QButtonGroup *m_labelGroup;
    std::vector<ActionButton *> m_acts;
    std::vector<LabelButton *> m_labels;
    std::vector<std::string> m_codes;
    OverridePanel *m_override;
    BoundedScroll *m_fields;
    AskPanel *m_ask;
    PlainLabel *m_lack;
    ActionButton *m_accept = nullptr;
    ActionButton *m_file = nullptr;
    SegmentedControl *m_confidence = nullptr;
    QWidget *m_confidenceBox = nullptr;
    QGridLayout *m_actionRows = nullptr;
    int m_room = QWIDGETSIZE_MAX;
    int m_columns = 0;
    int m_fileWidth = 0;
    int m_actsRow = -1; ///< -1 = not placed yet
    bool m_dense = false;
};

} // namespace verdict
