#pragma once

#include <QObject>

class AttachmentsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsFilesInTheFolder();
    void refusesPathTricks_data();
    void refusesPathTricks();
    void refusesFilesThatAreTooLarge();
    void noticesAFileThatChanged();
    void rejectsRecordsWhoseFilesCannotBeTaken();
    void refusesFilesOfRecordsWithoutAFolder();
    void writesRejectsForTheirOwnerAlone();
    void neverReplacesARejectsFile();
    void makesNoFileWithoutARejection();
    void cutsRecordsAtACharacter();
};
