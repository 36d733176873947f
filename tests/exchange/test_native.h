#pragma once

#include <QObject>

class NativeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void handsOnTheBytesAsSent();
    void takesEveryLineEnd();
    void namesTheLineOfEachRejection();
    void fillsInTheDomain();
    void readsTheSameInBlocksOfAnySize();
    void respectsTheLimitsOfABatch();
    void rejectsAnEndlessLineWithoutHoldingIt();
    void takesALineJustShortEnough();
    void stopsWhenAsked();
    void recognisesFormats_data();
    void recognisesFormats();
    void refusesWrongEncodingsEvenWhenTheFormatIsNamed();
    void saysWhatCannotBeOpened();
    void readsEveryPreparedFile_data();
    void readsEveryPreparedFile();
    void loadsThePicturesOfTheSkinCases();
};
