#pragma once

#include <QObject>

class CaseRecordRoundTripTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsBackWhatItWrote();
    void writesMadeKeyEvidenceNotAtAll();
    void anEmptyNameIsAName();
    void answersEveryMutation();
};
