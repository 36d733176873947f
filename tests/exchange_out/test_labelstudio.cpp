#include "core/exchange/out/labelstudio.h"
#include "tests/exchange_out/sample.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace verdict;

namespace {

QJsonArray tasksOf(const std::vector<DecidedCase> &cases)
{
    LabelStudioTasks writer;
    std::string bytes = writer.head();
    for (const auto &decided : cases)
        bytes += writer.take(decided);
    bytes += writer.tail();
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(bytes));
    return document.isArray() ? document.array() : QJsonArray{u"no array"_qs};
}

QString choiceOf(const QJsonValue &result)
{
    return result.toObject().value(u"value").toObject().value(u"choices").toArray().first().toString();
}

} // namespace

class TestLabelStudio : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsAnEmptyArray() { QCOMPARE(tasksOf({}), QJsonArray()); }

    void aDecisionIsAnAnnotation()
    {
        const auto tasks = tasksOf({test::fullCase()});
        QCOMPARE(tasks.size(), 1);
        const auto task = tasks.first().toObject();
        QCOMPARE(task.value(u"id").toInt(), 1);
        QCOMPARE(task.value(u"data").toObject().value(u"id").toString(), u"tx-829301"_qs);
        QCOMPARE(task.value(u"data").toObject().value(u"facts").toObject().value(u"country").toString(), u"PT"_qs);
        const auto annotation = task.value(u"annotations").toArray().first().toObject();
        QCOMPARE(annotation.value(u"lead_time").toDouble(), 34.5);
        QCOMPARE(annotation.value(u"created_at").toString(), u"2023-11-14T22:13:54.500Z"_qs);
        const auto results = annotation.value(u"result").toArray();
        QCOMPARE(results.size(), 2);
        QCOMPARE(choiceOf(results[0]), u"legitimate"_qs);
        QCOMPARE(results[1].toObject().value(u"type").toString(), u"textarea"_qs);
        const auto prediction = task.value(u"predictions").toArray().first().toObject();
        QCOMPARE(prediction.value(u"score").toDouble(), 0.95);
        QCOMPARE(prediction.value(u"model_version").toString(), u"fraud-2026.11"_qs);
        QCOMPARE(choiceOf(prediction.value(u"result").toArray().first()), u"fraud"_qs);
        QCOMPARE(annotation.value(u"prediction").toObject(), prediction);
    }

    void decisionsOnOneCaseShareItsTask()
    {
        auto second = test::fullCase();
        second.reviewer.value = "m-other";
        auto third = test::fullCase();
        third.name.id = "tx-2";
        const auto tasks = tasksOf({test::fullCase(), second, third});
        QCOMPARE(tasks.size(), 2);
        const auto annotations = tasks[0].toObject().value(u"annotations").toArray();
        QCOMPARE(annotations.size(), 2);
        QCOMPARE(tasks[0].toObject().value(u"total_annotations").toInt(), 2);
        const auto by = [&](int i) {
            return annotations[i].toObject().value(u"completed_by").toObject().value(u"id").toInt();
        };
        QCOMPARE(by(0), 1);
        QCOMPARE(by(1), 2);
        QCOMPARE(tasks[1].toObject().value(u"annotations").toArray().first().toObject().value(u"id").toInt(), 3);
    }

    void aHiddenSuggestionStaysHidden()
    {
        const auto task = tasksOf({test::hiddenCase()}).first().toObject();
        QCOMPARE(task.value(u"predictions").toArray(), QJsonArray());
        const auto annotation = task.value(u"annotations").toArray().first().toObject();
        QCOMPARE(annotation.value(u"prediction").toObject(), QJsonObject());
        QCOMPARE(task.value(u"data").toObject().value(u"id").toString(), u"C-AAAABK"_qs);
    }

    void anAcceptedSuggestionHasItsOrigin()
    {
        auto accepted = test::fullCase();
        accepted.arm = Arm::Shown;
        accepted.decision.label = "fraud";
        const auto annotation =
            tasksOf({accepted}).first().toObject().value(u"annotations").toArray().first().toObject();
        QCOMPARE(annotation.value(u"result").toArray().first().toObject().value(u"origin").toString(),
                 u"prediction"_qs);
    }

    void textEvidenceIsWhatTheLabelsBelongTo()
    {
        auto d = test::fullCase();
        d.record.evidence.push_back({.kind = EvidenceKind::Text, .text = "The merchant wrote this."});
        const auto data = tasksOf({d}).first().toObject().value(u"data").toObject();
        QCOMPARE(data.value(u"text").toString(), u"The merchant wrote this."_qs);
        QCOMPARE(data.value(u"title").toString(), u"Card payment"_qs);
    }

    void theShapeIsThatOfRealExports()
    {
        QFile file(QStringLiteral(VERDICT_SHARED_DIR "/data/labelstudio-exports/csv_test_history.json"));
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("The real exports are not at hand.");
        const auto real = QJsonDocument::fromJson(file.readAll()).array().first().toObject();
        const auto ours = tasksOf({test::fullCase()}).first().toObject();
        compareShapes(real, ours,
                      {u"id"_qs, u"data"_qs, u"meta"_qs, u"annotations"_qs, u"predictions"_qs, u"drafts"_qs,
                       u"inner_id"_qs, u"total_annotations"_qs, u"cancelled_annotations"_qs});
        const auto theirs = real.value(u"annotations").toArray().first().toObject();
        const auto own = ours.value(u"annotations").toArray().first().toObject();
        compareShapes(theirs, own,
                      {u"id"_qs, u"completed_by"_qs, u"result"_qs, u"created_at"_qs, u"updated_at"_qs, u"lead_time"_qs,
                       u"was_cancelled"_qs, u"ground_truth"_qs, u"prediction"_qs, u"task"_qs, u"parent_prediction"_qs,
                       u"parent_annotation"_qs});
        compareShapes(theirs.value(u"result").toArray().first().toObject(),
                      own.value(u"result").toArray().first().toObject(),
                      {u"id"_qs, u"type"_qs, u"value"_qs, u"origin"_qs, u"to_name"_qs, u"from_name"_qs});
    }

private:
    /// Ours has exactly these keys, each of the real one's type.
    static void compareShapes(const QJsonObject &real, const QJsonObject &ours, QStringList keys)
    {
        keys.sort();
        QCOMPARE(ours.keys(), keys);
        for (const auto &key : keys)
            QVERIFY2(real.contains(key) && real.value(key).type() == ours.value(key).type(), qPrintable(key));
    }
};

QTEST_APPLESS_MAIN(TestLabelStudio)
#include "test_labelstudio.moc"
