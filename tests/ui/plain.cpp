#include "tests/ui/look.h"
#include "ui/text/plainlabel.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QLabel>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>
#include <QToolTip>
#include <optional>

using namespace verdict;

namespace {

/// What the text looks like when nothing interprets it: drawn straight with a painter.
QImage drawnStraight(const QString &text, const QSize &size, const Theme &theme)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(theme.color(Color::Window));
    QPainter painter(&image);
    const QFont font = theme.font(TypeStyle::Body);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    painter.setPen(theme.color(Color::TextPrimary));
    const int line = theme.lineHeight(TypeStyle::Body);
    const double spare = std::floor((size.height() - line) / 2.0);
    painter.drawText(QPointF(0, spare + std::round((line + metrics.ascent() - metrics.descent()) / 2)), text);
    return image;
}

QLabel *shownToolTip()
{
    for (QWidget *window : QApplication::topLevelWidgets())
        if (window->inherits("QTipLabel") && window->isVisible())
            return qobject_cast<QLabel *>(window);
    return nullptr;
}

} // namespace

class PlainTest : public QObject {
    Q_OBJECT

    std::optional<Look> m_look;
    QTemporaryDir m_folder;
    QString m_markup;

private Q_SLOTS:
    void initTestCase()
    {
        m_look.emplace();
        (*m_look)->setMode(Theme::Mode::Light);
        QImage red(40, 40, QImage::Format_RGB32);
        red.fill(Qt::red);
        const QString file = m_folder.filePath(QStringLiteral("red.png"));
        QVERIFY(red.save(file));
        m_markup = QStringLiteral("<b>bold</b> <img src=\"file://%1\">").arg(file);
    }
    void cleanupTestCase() { m_look.reset(); }
    void cleanup() { QToolTip::hideText(); }

    /// Shows that the trap works, so that the tests below can fail.
    void aLabelOfQtLoadsTheFile()
    {
        QLabel label(m_markup);
        QVERIFY(hasColor(picture(label, {400, 60}), Qt::red, 4));
    }

    void plainLabelShowsMarkupLetterByLetter()
    {
        PlainLabel label(m_markup, TypeStyle::Body);
        const QSize size(1600, 24);
        const QImage image = picture(label, size).convertToFormat(QImage::Format_RGB32);
        QVERIFY(!hasColor(image, Qt::red, 4));
        QCOMPARE(image, drawnStraight(m_markup, size, **m_look));
    }

    void elidedLabelShowsMarkupLetterByLetter()
    {
        ElidedLabel label(m_markup, TypeStyle::Body);
        const QSize size(1600, 24);
        const QImage image = picture(label, size).convertToFormat(QImage::Format_RGB32);
        QCOMPARE(image, drawnStraight(m_markup, size, **m_look));
    }

    void everyToolTipIsPlain()
    {
        QWidget window;
        window.resize(200, 200);
        window.show();
        QToolTip::showText(window.mapToGlobal(QPoint(5, 5)), m_markup, &window);
        QLabel *tip = shownToolTip();
        QVERIFY(tip);
        QCOMPARE(tip->textFormat(), Qt::PlainText);
        QCOMPARE(tip->text(), m_markup);
        QVERIFY(!hasColor(tip->grab().toImage(), Qt::red, 4));
    }

    void elidedLabelTellsTheRestInItsToolTip()
    {
        ElidedLabel label(m_markup + QString(300, u'x'), TypeStyle::Body);
        label.resize(120, 20);
        label.show();
        QHelpEvent help(QEvent::ToolTip, QPoint(5, 5), label.mapToGlobal(QPoint(5, 5)));
        QApplication::sendEvent(&label, &help);
        QLabel *tip = shownToolTip();
        QVERIFY(tip);
        QVERIFY(tip->text().contains(QStringLiteral("<b>bold</b>")));
        QVERIFY(!hasColor(tip->grab().toImage(), Qt::red, 4));
    }

    void labelsWrapAndGrow()
    {
        PlainLabel label(QStringLiteral("Confidence is inside the review band, and two strong signals disagree."),
                         TypeStyle::Body);
        QCOMPARE(label.heightForWidth(2000), 20);
        QVERIFY(label.heightForWidth(150) >= 60);
        label.setMaxLines(2);
        QCOMPARE(label.heightForWidth(150), 40);
        QCOMPARE(label.alignment() & Qt::AlignLeft, Qt::AlignLeft);
    }

    void textFarTooLongIsCounted()
    {
        PlainLabel label(QString(50'000, u'x'), TypeStyle::Body);
        QVERIFY(label.text().size() < 20'100);
        QVERIFY(label.text().contains(QStringLiteral("more")));
    }

    void labelIsReadAloudAsItStands()
    {
        PlainLabel label(m_markup, TypeStyle::Body);
        QAccessibleInterface *access = QAccessible::queryAccessibleInterface(&label);
        QVERIFY(access);
        QCOMPARE(access->text(QAccessible::Name), m_markup);
    }
};

QTEST_MAIN(PlainTest)
#include "plain.moc"
