#include "test_casetext.h"

#include "core/case/json.h"
#include "core/case/jsonwriter.h"
#include "core/case/text.h"

#include <QTest>
#include <simdjson.h>

using namespace verdict;

void CaseTextTest::countsCodePoints()
{
    QCOMPARE(codePoints(""), std::size_t{0});
    QCOMPARE(codePoints("a\u00e9\u20ac\U0001F600"), std::size_t{4});
}

void CaseTextTest::cutsBetweenCharacters()
{
    const std::string text = "a\u00e9\U0001F600b"; // 1 + 2 + 4 + 1 bytes
    const std::vector<std::size_t> kept{0, 1, 1, 3, 3, 3, 3, 7, 8, 8};
    for (std::size_t bytes = 0; bytes < kept.size(); ++bytes)
        QCOMPARE(cutUtf8(text, bytes), std::string_view(text).substr(0, kept[bytes]));
    QCOMPARE(cutUtf8("\x80\x80\x80\x80\x80\x80\x80\x80", 6).size(), std::size_t{6});
}

void CaseTextTest::replacesWhatIsNotUtf8()
{
    const std::string mark = "\uFFFD";
    QCOMPARE(validUtf8("a\u00e9\U0001F600"), std::string("a\u00e9\U0001F600"));
    QCOMPARE(validUtf8("a\xFF"
                       "b"),
             "a" + mark + "b");
    QCOMPARE(validUtf8("\xC3"), mark);
    QCOMPARE(validUtf8("\xC0\xAF"), mark + mark);
    QCOMPARE(validUtf8("\xED\xA0\x80"), mark + mark + mark);
    QCOMPARE(validUtf8("\xF4\x90\x80\x80"), mark + mark + mark + mark);
    QCOMPARE(validUtf8("\xE2\x82"
                       "a"),
             mark + mark + "a");
}

void CaseTextTest::takesNamesOfEveryScript()
{
    for (const char *name : {"tx-829301", "Betrug m\u00f6glich", "\u0645\u0634\u0628\u0648\u0647", "\u8a50\u6b3a",
                             "\u0928\u092e\u0938\u094d\u0924\u0947", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
                             "\U0001F600", "a b"})
        QVERIFY2(!faultOfName(name), name);
    for (const char *name : {"", " ", "\u2003", "a\tb", "a\u202eb", "a\u200bb", "e\u0301"})
        QVERIFY2(faultOfName(name), name);
}

void CaseTextTest::writesNumbersThatReadBack()
{
    StrictJson json;
    JsonFault fault;
    for (const double value : {0.0, 0.1, 1.0, -2.5, 1e15, 9007199254740993.0, 9223372036854775807.0,
                               1.2345678901234568e20, 1.8446744073709552e19, 1e300, -1e-300, 5e-324}) {
        const std::string digits = shortestDigits(value);
        const auto read = json.parse(digits, fault);
        QVERIFY2(read, digits.c_str());
        QCOMPARE(read->get_double().value(), value);
    }
}

QTEST_APPLESS_MAIN(CaseTextTest)
