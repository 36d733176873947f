#include "tests/window/windowfixture.h"

#include "ui/review/reviewpage.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QTest>
#include <algorithm>

namespace verdict {

Theme &testTheme()
{
    static Theme *theme = [] {
        auto *made = new Theme(*qApp);
        QApplication::setStyle(new VerdictStyle(*made));
        return made;
    }();
    return *theme;
}

WindowFixture::WindowFixture() : m_settings(m_folder.filePath(QStringLiteral("verdict.ini")), QSettings::IniFormat)
{
    testTheme();
    m_settings.setValue(QStringLiteral("theme"), QStringLiteral("light"));
    m_settings.setValue(QStringLiteral("reducedMotion"), true);
}

WindowFixture::~WindowFixture() = default;

void WindowFixture::layThree()
{
    desk.lay(paymentCase());
    desk.lay(plainCase(1));
    desk.lay(plainCase(2));
}

void WindowFixture::show(QSize size)
{
    m_window = std::make_unique<MainWindow>(desk, clock, testTheme(), m_settings);
    if (hasTeam)
        m_window->setTeam(&team, me);
    m_window->resize(size);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    QApplication::setActiveWindow(m_window.get());
    controller().measureBy([this] { return steady; });
    m_window->start();
    settle();
}

ReviewController &WindowFixture::controller() { return page().controller(); }

void WindowFixture::press(int key, Qt::KeyboardModifiers modifiers)
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : static_cast<QWidget *>(m_window.get()), Qt::Key(key), modifiers);
    settle();
}

void WindowFixture::type(const QString &text)
{
    QTest::keyClicks(QApplication::focusWidget(), text);
    settle();
}

void WindowFixture::settle()
{
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QCoreApplication::processEvents();
}

std::string WindowFixture::openCase()
{
    const CaseInHand *hand = controller().hand();
    return hand && controller().stage() == ReviewController::Stage::Case ? caseText(hand->file()) : std::string();
}

std::string WindowFixture::label() { return controller().hand() ? controller().hand()->draft().label : std::string(); }

bool WindowFixture::says(const QString &sentence)
{
    const QList<QLabel *> labels = m_window->findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(),
                       [&](const QLabel *label) { return label->isVisible() && label->text() == sentence; });
}

QAbstractButton *WindowFixture::button(const QString &text)
{
    for (QAbstractButton *one : m_window->findChildren<QAbstractButton *>())
        if (one->isVisible() && one->text() == text)
            return one;
    return nullptr;
}

} // namespace verdict
