#pragma once

#include "ui/shell/actions.h"

#include <QAbstractListModel>
#include <vector>

class QLineEdit;
class QListView;

namespace verdict {

class Sheet;

/// The actions that fit what was typed, best first; those that cannot be done now are left out.
class PaletteModel : public QAbstractListModel {
    Q_OBJECT

public:
    explicit PaletteModel(const Actions &actions, QObject *parent = nullptr);

    void setTyped(const QString &typed);
    [[nodiscard]] Act act(int row) const { return m_acts[std::size_t(row)]; }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    const Actions &m_actions;
    std::vector<Act> m_acts;
};

/// Every command by its name. It knows actions alone, nothing of any case.
class Palette : public QObject {
    Q_OBJECT

public:
    Palette(const Actions &actions, QWidget *window);

    void open();
    [[nodiscard]] Sheet *sheet() const { return m_sheet; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void run();
    void move(int by);

    const Actions &m_actions;
    PaletteModel m_model;
    Sheet *m_sheet;
    QLineEdit *m_typed;
    QListView *m_list;
};

} // namespace verdict
