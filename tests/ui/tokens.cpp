#include "ui/theme/tokens.h"

#include "tests/ui/contrast.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace verdict;

namespace {

/// One pair of the design's table: the ratio it states for light and dark, and the least allowed.
struct Pair {
    Color ink;
    Color ground;
    double light;
    double dark;
    double least;
};

const Pair pairs[] = {
    {Color::TextPrimary, Color::Surface, 18.10, 14.30, 4.5},
    {Color::TextPrimary, Color::Window, 16.45, 15.32, 4.5},
    {Color::TextPrimary, Color::Selected, 14.86, 11.44, 4.5},
    {Color::TextSecondary, Color::Surface, 8.19, 8.59, 4.5},
    {Color::TextSecondary, Color::Window, 7.45, 9.21, 4.5},
    {Color::TextSecondary, Color::Selected, 6.73, 6.88, 4.5},
    {Color::TextTertiary, Color::Surface, 5.74, 6.06, 4.5},
    {Color::TextTertiary, Color::Window, 5.22, 6.49, 4.5},
    {Color::TextTertiary, Color::Selected, 4.72, 4.85, 4.5},
    {Color::Human, Color::Surface, 6.90, 8.00, 4.5},
    {Color::Human, Color::Window, 6.28, 8.57, 4.5},
    {Color::Human, Color::Selected, 5.67, 6.40, 4.5},
    {Color::TextOnHuman, Color::Human, 6.90, 7.82, 4.5},
    {Color::Model, Color::Surface, 7.24, 8.60, 4.5},
    {Color::Model, Color::ModelTint, 6.25, 7.36, 4.5},
    {Color::Ok, Color::Surface, 6.50, 8.34, 4.5},
    {Color::Warn, Color::Surface, 6.68, 8.68, 4.5},
    {Color::Crit, Color::Surface, 6.52, 7.77, 4.5},
    {Color::Ok, Color::OkTint, 5.66, 6.66, 4.5},
    {Color::Warn, Color::WarnTint, 5.91, 7.24, 4.5},
    {Color::Crit, Color::CritTint, 5.56, 6.86, 4.5},
    {Color::LineControl, Color::Surface, 3.69, 4.62, 3},
    {Color::LineControl, Color::Window, 3.35, 4.95, 3},
    {Color::Chart3, Color::Surface, 4.98, 8.34, 3},
    {Color::Chart4, Color::Surface, 4.68, 8.68, 3},
    {Color::Chart5, Color::Surface, 5.02, 7.77, 3},
    {Color::Chart6, Color::Surface, 5.10, 6.06, 3},
};

QByteArray tokensFile()
{
    QFile file(QStringLiteral(VERDICT_SOURCE_DIR "/resources/tokens.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The file without one value, named by its path of keys.
QJsonObject without(QJsonObject root, QStringList path)
{
    const QString key = path.takeFirst();
    if (path.isEmpty())
        root.remove(key);
    else
        root.insert(key, without(root.value(key).toObject(), path));
    return root;
}

} // namespace

class TokensTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyContrastIsWhatTheDesignStates()
    {
        const Tokens tokens = builtInTokens();
        for (const Pair &pair : pairs) {
            const double light = contrast(entry(tokens.light, pair.ink), entry(tokens.light, pair.ground));
            const double dark = contrast(entry(tokens.dark, pair.ink), entry(tokens.dark, pair.ground));
            QVERIFY2(std::abs(light - pair.light) < 0.0051, qPrintable(QString::number(light)));
            QVERIFY2(std::abs(dark - pair.dark) < 0.0051, qPrintable(QString::number(dark)));
            QVERIFY(light >= pair.least && dark >= pair.least);
        }
    }

    void greysAreNeutral()
    {
        const Tokens tokens = builtInTokens();
        for (int i = int(Color::Window); i <= int(Color::TextTertiary); ++i) {
            if (Color(i) == Color::Selected)
                continue;
            for (const auto *table : {&tokens.light, &tokens.dark}) {
                const QColor grey = entry(*table, Color(i));
                QVERIFY(grey.red() == grey.green() && grey.green() == grey.blue());
            }
        }
    }

    void builtInTokensAreTheFile()
    {
        const Result<Tokens> read = readTokens(tokensFile());
        QVERIFY(read);
        const Tokens built = builtInTokens();
        QCOMPARE(read->light, built.light);
        QCOMPARE(read->dark, built.dark);
        QCOMPARE(read->size, built.size);
        QCOMPARE(read->windowDefault, QSize(1440, 900));
        QCOMPARE(entry(built.type, TypeStyle::Title).px, 20);
        QCOMPARE(built.scrimLight.alpha(), 92);
    }

    void aMissingTokenIsNamed_data()
    {
        QTest::addColumn<QString>("path");
        for (const char *path :
             {"color/light/human", "color/dark/imageWell", "type/styles/micro", "type/styles/title/line",
              "type/userScale", "size/label", "size/windowMin", "radius/chip", "stroke/focus", "motion/barMs"})
            QTest::newRow(path) << QString::fromLatin1(path);
    }

    void aMissingTokenIsNamed()
    {
        QFETCH(QString, path);
        const QStringList keys = path.split(u'/');
        const QJsonObject whole = QJsonDocument::fromJson(tokensFile()).object();
        const Result<Tokens> read = readTokens(QJsonDocument(without(whole, keys)).toJson());
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::Damaged);
        QVERIFY(QString::fromStdString(read.error().reason).contains(keys.last()));
    }

    void nonsenseIsRefused() { QVERIFY(!readTokens("not json")); }
};

QTEST_GUILESS_MAIN(TokensTest)
#include "tokens.moc"
