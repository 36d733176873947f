#pragma once

#include "ui/review/caseinhand.h"

#include <QWidget>

class QHBoxLayout;

namespace verdict {

class ElidedLabel;
class PlainLabel;
class StakesGlyph;

/// Title and the circumstances of the case: stakes, what is left of the time, domain, appeal.
class CaseHeader : public QWidget {
    Q_OBJECT

public:
    explicit CaseHeader(QWidget *parent = nullptr);

    void setCase(const CaseInHand &hand, Time now);
    void setNow(Time now);
    /// Takes the focus when a case comes up.
    void focusTitle();
    [[nodiscard]] QWidget *titleWidget() const;

private:
    QWidget *makeFact(const QString &name, PlainLabel *&value, QWidget *mark);

    ElidedLabel *m_title;
    ElidedLabel *m_subtitle;
    StakesGlyph *m_stakesGlyph;
    PlainLabel *m_stakes = nullptr;
    PlainLabel *m_due = nullptr;
    PlainLabel *m_domain = nullptr;
    PlainLabel *m_appeal = nullptr;
    QWidget *m_lateMark;
    QWidget *m_dueFact;
    QWidget *m_appealFact;
    PlainLabel *m_dueName = nullptr;
    std::optional<Time> m_deadline;
};

} // namespace verdict
