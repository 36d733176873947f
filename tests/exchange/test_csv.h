#pragma once

#include <QObject>

class CsvTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cutsRowsAndCells_data();
    void cutsRowsAndCells();
    void goesOnBehindBrokenRows();
    void capsColumnsAndRows();
    void findsTheSeparator();
    void makesRecordsFromMappedColumns();
    void turnsUnmappedColumnsIntoFacts();
    void namesLineAndColumnOfEachRejection();
    void saysWhatIsWrongWithAMapping();
    void readsUtf16AndByteOrderMarks();
    void treatsNamesOfColumnsAsData();
    void readsTheSameInBlocksOfAnySize();
    void answersAnyBytes();
    void readsThePublishedScores();
};
