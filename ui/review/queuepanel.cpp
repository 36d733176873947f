#include "ui/review/queuepanel.h"

#include "ui/review/hairline.h"
#include "ui/review/queuedelegate.h"
#include "ui/review/timeleft.h"
#include "ui/text/plainlabel.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QVBoxLayout>
#include <utility>

namespace verdict {
namespace {

constexpr int tickMs = 15'000;
constexpr int inset = 16;

} // namespace

void QueueList::mousePressEvent(QMouseEvent *event)
{
    QListView::mousePressEvent(event);
    if (const QModelIndex at = indexAt(event->pos()); at.isValid() && event->button() == Qt::LeftButton)
        Q_EMIT chosen(at.row());
}

void QueueList::keyPressEvent(QKeyEvent *event)
{
    const int before = currentIndex().row();
    QListView::keyPressEvent(event);
    if (currentIndex().isValid() && currentIndex().row() != before)
        Q_EMIT chosen(currentIndex().row());
}

void QueueList::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    scheduleDelayedItemsLayout();
}

QueuePanel::QueuePanel(QueueModel &model, QWidget *parent)
    : QWidget(parent), m_model(model), m_list(new QueueList(this)), m_delegate(new QueueDelegate(model, this)),
      m_since(model.now())
{
    m_list->setModel(&model);
    m_list->setItemDelegate(m_delegate);
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setAccessibleName(tr("Queue"));
    m_list->viewport()->setBackgroundRole(QPalette::Window);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head = makeHead());
    column->addWidget(m_list, 1);
    column->addWidget(m_foot = makeFoot());
    connect(m_list, &QueueList::chosen, this, [this](int row) {
        if (const QueueRow *one = m_model.row(row))
            Q_EMIT chosen(one->token);
    });
    connect(&model, &QueueModel::pageArrived, this, [this] {
        if (std::exchange(m_looking, false))
            m_list->scrollToTop();
        setOpen(m_open);
        if (std::exchange(m_openFirst, false))
            openFirst();
    });
    connect(&m_minute, &QTimer::timeout, this, &QueuePanel::tick);
    connect(&Theme::current(), &Theme::changed, m_list, [this] { m_list->layOutAgain(); });
    m_minute.start(tickMs);
}

QWidget *QueuePanel::makeHead()
{
    auto *head = new QWidget(this);
    m_title = new PlainLabel(tr("Queue"), TypeStyle::Heading);
    m_waiting = new PlainLabel(QString(), TypeStyle::Label, Color::TextSecondary);
    m_waiting->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_order = new ElidedLabel(QString(), TypeStyle::Label, Color::TextSecondary);
    m_find = new QLineEdit;
    m_find->setPlaceholderText(tr("Title or id"));
    m_find->setAccessibleName(tr("Find in the queue"));
    m_find->setClearButtonEnabled(true);
    m_find->hide();
    auto *first = new QHBoxLayout;
    first->addWidget(m_title);
    first->addWidget(m_waiting, 1);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(inset, 15, inset, 10);
    column->setSpacing(2);
    column->addLayout(first);
    column->addWidget(m_order);
    column->addWidget(m_find);
    connect(m_find, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_looking = true;
        m_openFirst = false;
        m_model.setFind(text);
    });
    m_find->installEventFilter(this);
    showOrder();
    return head;
}

QWidget *QueuePanel::makeFoot()
{
    auto *foot = new QWidget(this);
    m_today = new PlainLabel(QString(), TypeStyle::Label, Color::TextSecondary);
    m_sessionTime = new PlainLabel(QString(), TypeStyle::Label, Color::TextSecondary);
    m_sessionTime->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *line = new Hairline;
    auto *row = new QHBoxLayout;
    row->setContentsMargins(inset, 10, inset, 10);
    row->addWidget(m_today);
    row->addWidget(m_sessionTime, 1);
    auto *column = new QVBoxLayout(foot);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(line);
    column->addLayout(row);
    tick();
    return foot;
}

void QueuePanel::setOpen(Token token)
{
    m_open = token;
    m_delegate->setOpen(token);
    if (const int row = m_model.indexOf(token); row >= 0) {
        m_list->setCurrentIndex(m_model.index(row));
        m_list->scrollTo(m_model.index(row));
    }
    m_list->viewport()->update();
}

void QueuePanel::setSummary(const QueueSummary &summary)
{
    m_summary = summary;
    m_today->setText(tr("Today %1 decided").arg(summary.decidedToday));
    showOrder();
}

void QueuePanel::showOrder()
{
    switch (m_model.part()) {
    case QueuePart::Waiting:
        m_title->setText(tr("Queue"));
        m_waiting->setText(tr("%1 waiting").arg(m_summary.waiting));
        return m_order->setText(tr("Order: urgency, then priority"));
    case QueuePart::SetAside:
        m_title->setText(tr("Set aside"));
        m_waiting->setText(tr("%1 set aside").arg(m_summary.setAside));
        return m_order->setText(tr("Order: returning soonest first"));
    case QueuePart::Decided:
        m_title->setText(tr("Decided"));
        m_waiting->setText(QString());
        return m_order->setText(tr("Order: latest first. Opening one amends it."));
    }
}

void QueuePanel::setFolded(bool folded)
{
    m_head->setVisible(!folded);
    m_foot->setVisible(!folded);
    m_list->setVerticalScrollBarPolicy(folded ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
}

void QueuePanel::openFind()
{
    m_find->show();
    Q_EMIT findingChanged();
    m_find->setFocus();
    m_find->selectAll();
}

void QueuePanel::closeFind()
{
    m_find->clear();
    m_find->hide();
    Q_EMIT findingChanged();
    m_list->setFocus();
}

/// Enter opens what was found, and goes no further: elsewhere it files.
bool QueuePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_find || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key != Qt::Key_Return && key != Qt::Key_Enter)
        return false;
    m_list->setFocus();
    if (m_looking)
        m_openFirst = true;
    else
        openFirst();
    return true;
}

void QueuePanel::openFirst()
{
    if (const QueueRow *row = m_model.row(0))
        Q_EMIT chosen(row->token);
}

bool QueuePanel::isFinding() const { return !m_find->isHidden(); }

void QueuePanel::tick()
{
    const qint64 minutes = (m_model.now() - m_since) / 60'000;
    m_sessionTime->setText(minutes < 60 ? tr("Session %1 min").arg(minutes)
                                        : tr("Session %1 h %2 min").arg(minutes / 60).arg(minutes % 60));
    m_list->viewport()->update();
}

} // namespace verdict
