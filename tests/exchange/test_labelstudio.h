#pragma once

#include <QObject>

class LabelStudioTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cutsListsIntoItems_data();
    void cutsListsIntoItems();
    void skipsHugeTasks();
    void makesARecordOfATask();
    void readsEveryKindOfLabel_data();
    void readsEveryKindOfLabel();
    void countsMarksInCodePoints();
    void saysWhyATaskIsNotTaken_data();
    void saysWhyATaskIsNotTaken();
    void readsRealExports_data();
    void readsRealExports();
};
