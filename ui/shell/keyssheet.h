#pragma once

#include <QObject>

class QWidget;

namespace verdict {

class Sheet;

/// All keys on one sheet, from the table of actions.
class KeysSheet : public QObject {
    Q_OBJECT

public:
    explicit KeysSheet(QWidget *window);
    void open();
    [[nodiscard]] Sheet *sheet() const { return m_sheet; }

private:
    Sheet *m_sheet;
};

} // namespace verdict
