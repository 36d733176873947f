#include "tests/ui/look.h"
#include "ui/text/flow.h"
#include "ui/text/number.h"
#include "ui/text/visible.h"

#include <QPainter>
#include <QTest>
#include <QTextDocument>
#include <optional>

using namespace verdict;

class TextTest : public QObject {
    Q_OBJECT

    std::optional<Look> m_look;

private Q_SLOTS:
    void initTestCase() { m_look.emplace(); }
    void cleanupTestCase() { m_look.reset(); }

    void visibleMarksWhatCannotBeSeen_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("shown");
        const auto chars = [](std::initializer_list<char16_t> units) {
            return QString::fromUtf16(std::data(units), qsizetype(units.size()));
        };
        QTest::newRow("plain") << QStringLiteral("Grüße, 東京, عمّان") << QStringLiteral("Grüße, 東京, عمّان");
        QTest::newRow("nul") << chars({'a', 0, 'b'}) << QStringLiteral("a␀b");
        QTest::newRow("escape") << chars({0x1B, '['}) << QStringLiteral("␛[");
        QTest::newRow("delete") << chars({0x7F}) << QStringLiteral("␡");
        QTest::newRow("c1") << chars({0x9B}) << QStringLiteral("‹U+009B›");
        QTest::newRow("override") << chars({0x202E, 'x'}) << QStringLiteral("‹U+202E›x");
        QTest::newRow("isolate") << chars({0x2066}) << QStringLiteral("‹U+2066›");
        QTest::newRow("right to left mark") << chars({0x200F}) << QStringLiteral("‹U+200F›");
        QTest::newRow("zero width space") << chars({'a', 0x200B, 'b'}) << QStringLiteral("a‹U+200B›b");
        QTest::newRow("byte order mark") << QString(QChar(0xFEFF)) << QStringLiteral("‹U+FEFF›");
        QTest::newRow("tag character") << chars({0xDB40, 0xDC41}) << QStringLiteral("‹U+E0041›");
        QTest::newRow("lone surrogate") << chars({'a', 0xD800, 'b'}) << chars({'a', 0xFFFD, 'b'});
        QTest::newRow("pair") << chars({0xD83D, 0xDE00}) << chars({0xD83D, 0xDE00});
        QTest::newRow("joiner") << chars({0x0646, 0x200C, 0x0647}) << chars({0x0646, 0x200C, 0x0647});
        QTest::newRow("breaks") << QStringLiteral("a\r\nb\rc\nd") + QChar(0x2028) + u'e'
                                << QStringLiteral("a\nb\nc\nd\ne");
    }

    void visibleMarksWhatCannotBeSeen()
    {
        QFETCH(QString, given);
        QFETCH(QString, shown);
        QCOMPARE(visible(given), shown);
        QCOMPARE(visible(visible(given)), shown);
    }

    void visibleTakesBytesAsTheyCome()
    {
        QCOMPARE(visible(std::string_view("a\0b", 3)), QStringLiteral("a␀b"));
        QCOMPARE(visible(std::string_view("\xFF\xC3\xBC")), QString(QChar(0xFFFD)) + QStringLiteral("ü"));
        QCOMPARE(visible(std::string_view("a\nb"), LineBreaks::Join), QStringLiteral("a↵b"));
    }

    void shortenedCountsWhatItLeavesOut()
    {
        const QString text(30, u'x');
        QCOMPARE(shortened(text, 30), text);
        const QString cut = shortened(text, 20);
        QVERIFY(cut.startsWith(QString(20, u'x') + u' '));
        QVERIFY(cut.contains(QStringLiteral("10")));
    }

    void shortenedNeverCutsACharacter()
    {
        QString text;
        for (int i = 0; i < 10; ++i)
            text += QStringLiteral("👩‍🚀");
        for (qsizetype limit = 1; limit < text.size(); ++limit) {
            const QString kept = shortened(text, limit).section(u' ', 0, 0);
            QVERIFY(kept.isValidUtf16());
        }
    }

    void escapedIsReadBackAsItself()
    {
        const QString hostile = QStringLiteral("<img src='file:///x'>&amp; \"quoted\"");
        QTextDocument document;
        document.setHtml(escaped(hostile));
        QCOMPARE(document.toPlainText(), hostile);
    }

    void toolTipsAreBrokenIntoLines()
    {
        const QString tip = toolTipText(QString(400, u'w') + u' ' + QStringLiteral("two words ").repeated(40));
        for (const QString &line : tip.split(u'\n'))
            QVERIFY(line.size() <= 73);
        QString joined = tip;
        QCOMPARE(joined.remove(u'\n').count(u'w'), 400 + 80);
        QVERIFY(toolTipText(QString(5000, u'x')).size() < 1200);
    }

    void digitsAllTakeTheSameWidth()
    {
        for (int style = 0; style < int(TypeStyle::Count); ++style) {
            const QFontMetricsF metrics((*m_look)->font(TypeStyle(style)));
            const double width = numberWidth(metrics, QStringLiteral("1,111.11"));
            for (const auto &number :
                 {QStringLiteral("0,000.00"), QStringLiteral("8,284.07"), QStringLiteral("4,444.44")})
                QCOMPARE(numberWidth(metrics, number), width);
        }
    }

    void digitsStandBelowEachOther()
    {
        // Where the comma lands must not depend on the digits beside it.
        const auto comma = [](const QString &number) {
            QImage image(300, 40, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            painter.setFont(Theme::current().font(TypeStyle::Title));
            painter.setPen(Qt::white);
            drawNumber(painter, QRectF(0, 0, 300, 40), number.left(1), Qt::AlignLeft | Qt::AlignVCenter);
            painter.setPen(Qt::black);
            const double before = numberWidth(QFontMetricsF(painter.font()), number.left(1));
            drawNumber(painter, QRectF(before, 0, 200, 40), number.mid(1), Qt::AlignLeft | Qt::AlignVCenter);
            return image;
        };
        QCOMPARE(comma(QStringLiteral("1,5")), comma(QStringLiteral("8,5")));
    }

    void rightAlignedNumbersEndAtTheEdge()
    {
        QImage image(100, 30, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setFont((*m_look)->font(TypeStyle::Body));
        drawNumber(painter, QRectF(0, 0, 100, 30), QStringLiteral("0.71"), Qt::AlignRight | Qt::AlignVCenter);
        painter.end();
        QVERIFY(hasColor(image.copy(88, 0, 12, 30), Qt::black, 90));
        QVERIFY(!hasColor(image.copy(0, 0, 60, 30), Qt::black, 90));
    }

    void flowBreaksWordsThatAreTooLong()
    {
        TextFlow flow{QString(200, u'M'), (*m_look)->font(TypeStyle::Body), 20};
        const QSizeF size = flowSize(flow, 120);
        QVERIFY(size.width() <= 120);
        QVERIFY(size.height() > 20 * 10);
        flow.maxLines = 3;
        QCOMPARE(flowSize(flow, 120).height(), 60.0);
    }
};

QTEST_MAIN(TextTest)
#include "text.moc"
