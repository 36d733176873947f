#include "ui/controls/sheet.h"

#include "tests/ui/look.h"

#include <QAccessible>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>
#include <optional>

using namespace verdict;

/// A window with a button below a sheet with a field and two buttons.
class SheetTest : public QObject {
    Q_OBJECT

    std::optional<Look> m_look;
    std::optional<QWidget> m_window;
    QPushButton *m_below = nullptr;
    Sheet *m_sheet = nullptr;
    QLineEdit *m_field = nullptr;
    QPushButton *m_last = nullptr;

private Q_SLOTS:
    void init()
    {
        m_look.emplace();
        m_window.emplace();
        auto *column = new QVBoxLayout(&*m_window);
        column->addWidget(m_below = new QPushButton(QStringLiteral("Below")));
        m_window->resize(800, 600);
        m_sheet = new Sheet(QStringLiteral("Keys"), &*m_window);
        m_sheet->content()->addWidget(m_field = new QLineEdit);
        m_sheet->content()->addWidget(new QPushButton(QStringLiteral("Change")));
        m_sheet->content()->addWidget(m_last = new QPushButton(QStringLiteral("Close")));
        m_window->show();
        QApplication::setActiveWindow(&*m_window);
        m_below->setFocus();
        QTRY_VERIFY(m_below->hasFocus());
    }
    void cleanup()
    {
        m_window.reset();
        m_look.reset();
    }

    void focusGoesInAndComesBack()
    {
        m_sheet->open();
        QVERIFY(m_field->hasFocus());
        QSignalSpy dismissed(m_sheet, &Sheet::dismissed);
        QTest::keyClick(m_field, Qt::Key_Escape);
        QVERIFY(!m_sheet->isVisible());
        QCOMPARE(dismissed.size(), 1);
        QVERIFY(m_below->hasFocus());
    }

    void tabStaysInside()
    {
        m_sheet->open(m_last);
        QVERIFY(m_last->hasFocus());
        QTest::keyClick(m_last, Qt::Key_Tab);
        QVERIFY(m_field->hasFocus());
        QTest::keyClick(m_field, Qt::Key_Backtab);
        QVERIFY(m_last->hasFocus());
    }

    void focusTakenOutsideIsBroughtBack()
    {
        m_sheet->open();
        m_below->setFocus();
        QTRY_VERIFY(m_sheet->isAncestorOf(QApplication::focusWidget()));
    }

    void clicksDoNotReachWhatLiesBelow()
    {
        QSignalSpy clicked(m_below, &QPushButton::clicked);
        m_sheet->open();
        QWidget *hit = m_window->childAt(m_below->geometry().center());
        QVERIFY(hit != m_below);
        QTest::mouseClick(hit, Qt::LeftButton, {}, hit->mapFrom(&*m_window, m_below->geometry().center()));
        QCOMPARE(clicked.size(), 0);
    }

    void coversTheWindowAtEverySize()
    {
        m_sheet->open();
        m_window->resize(1024, 700);
        QTRY_COMPARE(m_sheet->geometry(), m_window->rect());
        QVERIFY(m_sheet->rect().contains(m_sheet->panel()->geometry()));
        m_sheet->setPanelWidth(4000);
        QVERIFY(m_sheet->rect().contains(m_sheet->panel()->geometry()));
    }

    void isADialogToAssistivePrograms()
    {
        QAccessibleInterface *access = QAccessible::queryAccessibleInterface(m_sheet);
        QCOMPARE(access->role(), QAccessible::Dialog);
        QCOMPARE(access->text(QAccessible::Name), QStringLiteral("Keys"));
    }

    void dimsTheWindowByTheScrim()
    {
        const QColor before = m_window->grab().toImage().pixelColor(2, 300);
        m_sheet->open();
        const QColor after = m_window->grab().toImage().pixelColor(2, 300);
        QVERIFY(std::abs(after.red() - before.red() * 0.64) <= 2);
    }
};

QTEST_MAIN(SheetTest)
#include "sheet.moc"
