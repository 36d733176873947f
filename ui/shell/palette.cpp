#include "ui/shell/palette.h"

#include "ui/controls/keycap.h"
#include "ui/controls/sheet.h"
#include "ui/review/hairline.h"
#include "ui/shell/fuzzymatch.h"
#include "ui/text/plainlabel.h"
#include "ui/theme/icons.h"
#include "ui/theme/stylepaint.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

namespace verdict {
namespace {

constexpr int panelWidth = 640;
constexpr int shownRows = 7;
constexpr int padding = 20;

class PaletteDelegate : public QStyledItemDelegate {
public:
    PaletteDelegate(const PaletteModel &model, QObject *parent) : QStyledItemDelegate(parent), m_model(model) {}

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex & /*index*/) const override
    {
        return {option.rect.width(), Theme::current().height(Size::Control) + 6};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::current();
        const Act act = m_model.act(index.row());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state.testFlag(QStyle::State_Selected))
            paintBox(*painter, QRectF(option.rect).adjusted(8, 0, -8, 0),
                     {theme.color(Color::Selected), QColor(), 0, theme.radius(Radius::Control)});
        const QStringList caps = keyCapTexts(Actions::key(act));
        const double keys = keyCapsSize(caps, theme).width();
        const QRectF row = QRectF(option.rect).adjusted(padding, 0, -padding, 0);
        paintKeyCaps(*painter, QRectF(row.right() - keys, row.top(), keys, row.height()), caps, KeyCapLook::Normal,
                     theme);
        paintLine(*painter, row, Actions::text(act), theme.font(TypeStyle::Body), theme.color(Color::TextPrimary));
        paintLine(*painter, row.adjusted(0, 0, -keys - 12, 0), Actions::groupText(Actions::spec(act).group),
                  theme.font(TypeStyle::Label), theme.color(Color::TextSecondary), Qt::AlignRight);
        painter->restore();
    }

private:
    const PaletteModel &m_model;
};

class SearchMark : public QWidget {
public:
    explicit SearchMark(QWidget *parent = nullptr) : QWidget(parent) { setFixedSize(20, 20); }

protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        QPainter painter(this);
        paintIcon(painter, rect(), QStringLiteral("search"), Theme::current().color(Color::TextSecondary));
    }
};

QHBoxLayout *footLine()
{
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(padding, 6, padding, 6);
    foot->setSpacing(6);
    foot->addWidget(new KeyCap(QKeySequence(Qt::Key_Up)));
    foot->addWidget(new KeyCap(QKeySequence(Qt::Key_Down)));
    foot->addWidget(new PlainLabel(Palette::tr("choose"), TypeStyle::Micro, Color::TextSecondary));
    foot->addSpacing(8);
    foot->addWidget(new KeyCap(QKeySequence(Qt::Key_Return)));
    foot->addWidget(new PlainLabel(Palette::tr("run"), TypeStyle::Micro, Color::TextSecondary));
    foot->addStretch(1);
    foot->addWidget(
        new PlainLabel(Palette::tr("Commands not allowed here are left out"), TypeStyle::Micro, Color::TextSecondary));
    return foot;
}

} // namespace

PaletteModel::PaletteModel(const Actions &actions, QObject *parent) : QAbstractListModel(parent), m_actions(actions) {}

void PaletteModel::setTyped(const QString &typed)
{
    std::vector<std::pair<int, Act>> fitting;
    for (const ActSpec &spec : Actions::table()) {
        const int score = fuzzyScore(typed, Actions::text(spec.act));
        if (score > 0 && m_actions.of(spec.act)->isEnabled() && spec.act != Act::Commands)
            fitting.emplace_back(score, spec.act);
    }
    if (!typed.trimmed().isEmpty())
        std::stable_sort(fitting.begin(), fitting.end(),
                         [](const auto &a, const auto &b) { return a.first > b.first; });
    beginResetModel();
    m_acts.clear();
    for (const auto &[score, act] : fitting)
        m_acts.push_back(act);
    endResetModel();
}

int PaletteModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_acts.size()); }

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::DisplayRole)
        return Actions::text(act(index.row()));
    if (role == Qt::AccessibleTextRole)
        return QString(Actions::text(act(index.row())) + QStringLiteral(", ") +
                       keyCapSpoken(Actions::key(act(index.row()))));
    return {};
}

Palette::Palette(const Actions &actions, QWidget *window)
    : QObject(window), m_actions(actions), m_model(actions), m_sheet(new Sheet(tr("Commands"), window)),
      m_typed(new QLineEdit), m_list(new QListView)
{
    m_sheet->setPlace(Sheet::Place::Top);
    m_sheet->setPanelWidth(panelWidth);
    m_typed->setFrame(false);
    m_typed->setPlaceholderText(tr("What do you want to do?"));
    m_typed->setAccessibleName(tr("Command"));
    m_typed->installEventFilter(this);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_model, this));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setAccessibleName(tr("Commands that fit"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(padding, 10, padding, 10);
    head->setSpacing(12);
    head->addWidget(new SearchMark);
    head->addWidget(m_typed, 1);
    head->addWidget(new KeyCap(QKeySequence(Qt::Key_Escape)));
    m_sheet->content()->addLayout(head);
    m_sheet->content()->addWidget(new Hairline);
    m_sheet->content()->addSpacing(8);
    m_sheet->content()->addWidget(m_list);
    m_sheet->content()->addSpacing(8);
    m_sheet->content()->addWidget(new Hairline);
    m_sheet->content()->addLayout(footLine());
    connect(m_typed, &QLineEdit::textChanged, this, [this](const QString &typed) {
        m_model.setTyped(typed);
        m_list->setCurrentIndex(m_model.index(0));
    });
    connect(m_list, &QListView::clicked, this, &Palette::run);
}

void Palette::open()
{
    m_list->setFixedHeight(shownRows * (Theme::current().height(Size::Control) + 6));
    m_typed->setFont(Theme::current().font(TypeStyle::Evidence));
    m_typed->clear();
    m_model.setTyped({});
    m_list->setCurrentIndex(m_model.index(0));
    m_sheet->open(m_typed);
}

/// The sheet closes first, so that the focus is back where the action belongs.
void Palette::run()
{
    const QModelIndex at = m_list->currentIndex();
    if (!at.isValid())
        return;
    QAction *action = m_actions.of(m_model.act(at.row()));
    m_sheet->dismiss();
    QTimer::singleShot(0, action, &QAction::trigger);
}

void Palette::move(int by)
{
    const int count = m_model.rowCount();
    if (count > 0)
        m_list->setCurrentIndex(m_model.index((m_list->currentIndex().row() + by + count) % count));
}

bool Palette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_typed || event->type() != QEvent::KeyPress)
        return QObject::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Up: move(-1); return true;
    case Qt::Key_Down: move(1); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: run(); return true;
    default: return false;
    }
}

} // namespace verdict
