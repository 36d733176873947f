#include "tests/ui/look.h"
#include "ui/controls/actionbutton.h"
#include "ui/controls/confidencescale.h"
#include "ui/controls/flowlayout.h"
#include "ui/controls/labelbutton.h"
#include "ui/controls/reasonchip.h"
#include "ui/controls/segmented.h"
#include "ui/controls/stakes.h"

#include <QAccessible>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QSignalSpy>
#include <QTest>
#include <optional>

using namespace verdict;

namespace {

QAccessibleInterface *accessible(QObject *object) { return QAccessible::queryAccessibleInterface(object); }

QString spoken(QObject *object) { return accessible(object)->text(QAccessible::Name); }

} // namespace

class ControlsTest : public QObject {
    Q_OBJECT

    std::optional<Look> m_look;

private Q_SLOTS:
    void init() { m_look.emplace(); }
    void cleanup() { m_look.reset(); }

    void labelSpeaksItsKeyAndMarks()
    {
        LabelButton label(QStringLiteral("Stolen card"));
        label.setKey(QKeySequence(Qt::Key_2));
        QCOMPARE(spoken(&label), QStringLiteral("2, Stolen card"));
        label.setSuggested(true);
        label.setChecked(true);
        QCOMPARE(spoken(&label), QStringLiteral("2, Stolen card, suggested, chosen"));
        QCOMPARE(accessible(&label)->role(), QAccessible::CheckBox);
        QVERIFY(accessible(&label)->state().checked);
        QButtonGroup group;
        group.addButton(&label);
        QCOMPARE(accessible(&label)->role(), QAccessible::RadioButton);
    }

    void assistiveProgramsCanPress()
    {
        ActionButton button(QStringLiteral("Escalate"));
        QSignalSpy clicked(&button, &QAbstractButton::clicked);
        auto *action = accessible(&button)->actionInterface();
        QVERIFY(action);
        QVERIFY(action->actionNames().contains(QAccessibleActionInterface::pressAction()));
        action->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(clicked.size(), 1);
        button.setEnabled(false);
        action->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(clicked.size(), 1);
        QCOMPARE(accessible(&button)->role(), QAccessible::Button);
    }

    void anAmpersandIsALetter()
    {
        LabelButton label(QStringLiteral("R&D refund"));
        QCOMPARE(spoken(&label), QStringLiteral("R&D refund"));
        QVERIFY(label.shortcut().isEmpty());
    }

    void aLongLabelTakesTwoLines()
    {
        LabelButton label(QStringLiteral("Friendly fraud, merchant error"));
        label.setKey(QKeySequence(Qt::Key_4));
        QCOMPARE(label.heightForWidth(600), 44);
        QCOMPARE(label.heightForWidth(200), 56);
        label.setCompact(true);
        QCOMPARE(label.heightForWidth(600), 36);
        (*m_look)->setScale(1.5);
        label.setCompact(false);
        QCOMPARE(label.heightForWidth(900), 54);
        QVERIFY(label.heightForWidth(280) >= 72);
    }

    void choosingNeverMovesAnything()
    {
        LabelButton label(QStringLiteral("Account takeover"));
        ReasonChip chip(QStringLiteral("Known address"), 2);
        const QSize labelSize = label.sizeHint();
        const QSize chipSize = chip.sizeHint();
        label.setChecked(true);
        label.setSuggested(true);
        chip.setChecked(true);
        QCOMPARE(label.sizeHint(), labelSize);
        QCOMPARE(chip.sizeHint(), chipSize);
        QCOMPARE(spoken(&chip), QStringLiteral("2, Known address"));
    }

    void segmentsStartWithoutAnAnswer()
    {
        SegmentedControl control({QStringLiteral("Unsure"), QStringLiteral("Leaning"), QStringLiteral("Sure")});
        QCOMPARE(control.current(), -1);
        QSignalSpy changed(&control, &SegmentedControl::currentChanged);
        QSignalSpy chosen(&control, &SegmentedControl::chosen);
        control.setCurrent(1);
        control.setCurrent(1);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(chosen.size(), 0);
        control.setCurrent(-1);
        QCOMPARE(control.current(), -1);
        for (auto *segment : control.findChildren<QAbstractButton *>())
            QVERIFY(!segment->isChecked());
    }

    void segmentsAnswerToMouseAndArrows()
    {
        SegmentedControl control({QStringLiteral("Unsure"), QStringLiteral("Leaning"), QStringLiteral("Sure")});
        control.show();
        QApplication::setActiveWindow(&control);
        QSignalSpy chosen(&control, &SegmentedControl::chosen);
        const auto segments = control.findChildren<QAbstractButton *>();
        QTest::mouseClick(segments.at(1), Qt::LeftButton);
        QCOMPARE(control.current(), 1);
        QCOMPARE(chosen.size(), 1);
        segments.at(1)->setFocus();
        QTest::keyClick(segments.at(1), Qt::Key_Right);
        QCOMPARE(control.current(), 2);
        QCOMPARE(accessible(segments.at(2))->role(), QAccessible::RadioButton);
        QCOMPARE(accessible(&control)->role(), QAccessible::Grouping);
    }

    void segmentsHoldTheirTextAtEverySize()
    {
        for (const double scale : {1.0, 1.5}) {
            (*m_look)->setScale(scale);
            SegmentedControl control({QStringLiteral("Right label, wrong confidence"), QStringLiteral("Partly")});
            control.adjustSize();
            for (const auto *segment : control.findChildren<QAbstractButton *>()) {
                const QFontMetrics metrics((*m_look)->font(TypeStyle::Label, QFont::DemiBold));
                QVERIFY(segment->width() >= metrics.horizontalAdvance(segment->text()) + 8);
                QVERIFY(segment->height() >= metrics.height());
            }
        }
    }

    void figuresHaveNames()
    {
        StakesGlyph stakes(3);
        QCOMPARE(spoken(&stakes), QStringLiteral("High stakes"));
        QCOMPARE(accessible(&stakes)->role(), QAccessible::Graphic);
        QLocale::setDefault(QLocale::c());
        ConfidenceScale scale;
        scale.setConfidence({0.71, {{0.62, 0.79}}, {{0.6, 0.85}}});
        QCOMPARE(spoken(&scale),
                 QStringLiteral("Confidence 0.71, likely range 0.62 to 0.79, review band 0.60 to 0.85"));
    }

    void chipsFlowIntoRows()
    {
        QWidget area;
        auto *flow = new FlowLayout(8, &area);
        for (int i = 1; i <= 7; ++i)
            flow->addWidget(new ReasonChip(QStringLiteral("Customer confirmed"), i));
        QCOMPARE(flow->heightForWidth(4000), 28);
        const int two = flow->itemAt(0)->sizeHint().width() * 4 + 3 * 8;
        QCOMPARE(flow->heightForWidth(two), 2 * 28 + 8);
        area.resize(two, flow->heightForWidth(two));
        flow->activate();
        for (int i = 0; i < flow->count(); ++i) {
            QVERIFY(area.rect().contains(flow->itemAt(i)->geometry()));
            for (int other = 0; other < i; ++other)
                QVERIFY(!flow->itemAt(i)->geometry().intersects(flow->itemAt(other)->geometry()));
        }
    }

    void takingAnItemOutOfAFlowClosesTheGap()
    {
        QWidget area;
        auto *flow = new FlowLayout(8, &area);
        auto *first = new ReasonChip(QStringLiteral("Other"), 1, &area);
        auto *second = new ReasonChip(QStringLiteral("Missing data"), 2, &area);
        flow->addWidget(first);
        flow->addWidget(second);
        delete flow->takeAt(0);
        QCOMPARE(flow->count(), 1);
        area.resize(400, 28);
        flow->activate();
        QCOMPARE(second->x(), 0);
        QVERIFY(!flow->takeAt(5));
    }
};

QTEST_MAIN(ControlsTest)
#include "controls.moc"
