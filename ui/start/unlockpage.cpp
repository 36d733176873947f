#include "ui/start/unlockpage.h"

#include "ui/controls/actionbutton.h"
#include "ui/controls/formfield.h"
#include "ui/start/brandview.h"
#include "ui/text/plainlabel.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

namespace verdict {
namespace {

constexpr int columnWidth = 400;

} // namespace

UnlockPage::UnlockPage(QWidget *parent)
    : QWidget(parent), m_title(new PlainLabel(TypeStyle::Display)),
      m_where(new PlainLabel(TypeStyle::Body, Color::TextSecondary)), m_passphrase(new QLineEdit),
      m_field(new FormField(tr("Passphrase"), m_passphrase)), m_unlock(new ActionButton(QString(), Prominence::Primary))
{
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_unlock->setKey(QKeySequence(Qt::Key_Return));
    auto *body = new QWidget;
    body->setFixedWidth(columnWidth);
    auto *foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(m_unlock);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(new BrandView);
    column->addWidget(m_title);
    column->addWidget(m_where);
    column->addSpacing(8);
    column->addWidget(m_field);
    column->addLayout(foot);
    auto *outer = new QVBoxLayout(this);
    outer->addStretch(2);
    outer->addWidget(body, 0, Qt::AlignHCenter);
    outer->addStretch(3);
    setFocusProxy(m_passphrase);
    connect(m_unlock, &ActionButton::clicked, this, &UnlockPage::give);
    connect(m_passphrase, &QLineEdit::textEdited, this, [this] { m_field->setError({}); });
    setBusy(false);
    followTheme(this);
}

void UnlockPage::ask(const QString &title, const QString &where)
{
    m_title->setText(title);
    m_where->setText(where);
    m_where->setVisible(!where.isEmpty());
    clear();
}

void UnlockPage::refuse(const QString &sentence)
{
    clear();
    m_field->setError(sentence);
    focusField();
}

void UnlockPage::clear()
{
    m_passphrase->clear();
    m_field->setError({});
    setBusy(false);
}

void UnlockPage::focusField() { m_passphrase->setFocus(Qt::OtherFocusReason); }

void UnlockPage::give()
{
    if (m_busy)
        return;
    if (m_passphrase->text().isEmpty()) {
        m_field->setError(tr("Type your passphrase."));
        return focusField();
    }
    setBusy(true);
    Q_EMIT unlockWanted(m_passphrase->text().toStdString());
}

/// The field stays as it is, so that the focus does not move while the keys are made.
void UnlockPage::setBusy(bool busy)
{
    m_busy = busy;
    m_passphrase->setReadOnly(busy);
    m_unlock->setEnabled(!busy);
    m_unlock->setText(busy ? tr("Opening…") : tr("Open"));
}

void UnlockPage::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && !event->isAutoRepeat())
        return give();
    QWidget::keyPressEvent(event);
}

void UnlockPage::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::current().color(Color::Window));
}

} // namespace verdict
