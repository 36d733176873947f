#pragma once

#include <QObject>

class CaseTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsCodePoints();
    void cutsBetweenCharacters();
    void replacesWhatIsNotUtf8();
    void takesNamesOfEveryScript();
    void writesNumbersThatReadBack();
};
