#pragma once

#include <QObject>

class CaseRecordReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTheContractsExample();
    void keepsUnknownFieldsWithTheirPlace();
    void listsEveryLeafOfTheContextForRules();
    void showsNumbersByTheirDigits();
    void makesKeyEvidenceFromTheStrongestSignals();
    void saysWhetherKeyEvidenceWasMade();
    void readsEveryKindOfEvidence();
    void limitsTheCellsOfATable();
    void survivesWhatCameBefore();
    void answersHostileInputsAsWritten();
};
