#include "ui/start/beginpage.h"

#include "ui/controls/actionbutton.h"
#include "ui/controls/radiocard.h"
#include "ui/start/checkedfield.h"
#include "ui/start/startkeys.h"
#include "ui/text/visible.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMimeData>
#include <QVBoxLayout>

namespace verdict {
namespace {

QString droppedFile(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 && urls.constFirst().isLocalFile() ? urls.constFirst().toLocalFile() : QString();
}

} // namespace

BeginPage::BeginPage(Starter &starter, QWidget *parent)
    : StartPage(tr("How do you begin?"), tr("A team has one founder. Everybody else joins with an invitation."),
                parent),
      m_found(new RadioCard(tr("Found a team"), tr("You become its first lead and invite the others."),
                            QStringLiteral("reviewers"))),
      m_join(
          new RadioCard(tr("Join with an invitation"), tr("Your lead has sent you a file."), QStringLiteral("mail"))),
      m_invitation(new CheckedField(
          tr("Invitation file"), tr("Choose the file, or drop it here."), tr("Choose the file your lead has sent you."),
          [this, &starter](const std::string &file) {
              return starter.checkInvitation(file).then(this, [this](const Result<std::string> &answer) {
                  m_text = answer ? visible(*answer) : QString();
                  return answer;
              });
          }))
{
    setAcceptDrops(true);
    auto *pick = new ActionButton(tr("Choose…"));
    pick->setKey(startKey(StartKey::Choose));
    m_invitation->addBeside(pick);
    auto *cards = new QHBoxLayout;
    cards->setSpacing(12);
    cards->addWidget(m_found);
    cards->addWidget(m_join);
    column()->addLayout(cards);
    column()->addWidget(m_invitation);
    m_found->setChecked(true);
    connect(pick, &ActionButton::clicked, this, &BeginPage::choose);
    connect(m_join, &RadioCard::toggled, this, &BeginPage::showChoice);
    connect(m_invitation, &CheckedField::busyChanged, this, &BeginPage::busyChanged);
    showChoice();
}

bool BeginPage::joins() const { return m_join->isChecked(); }

QString BeginPage::invitation() const { return m_invitation->text(); }

void BeginPage::setInvitation(const QString &path)
{
    m_join->setChecked(true);
    m_invitation->setText(path);
    m_invitation->edit()->setFocus(Qt::OtherFocusReason);
}

void BeginPage::showChoice()
{
    m_invitation->setVisible(joins());
    Q_EMIT joinsChanged();
}

void BeginPage::focusFirst() { (joins() ? m_join : m_found)->setFocus(Qt::OtherFocusReason); }

void BeginPage::advance()
{
    if (joins())
        m_invitation->check([this] { Q_EMIT ready(); });
    else
        Q_EMIT ready();
}

void BeginPage::choose()
{
    auto *dialog = new QFileDialog(this, tr("Invitation file"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &BeginPage::setInvitation);
    dialog->open();
}

void BeginPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (!droppedFile(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void BeginPage::dropEvent(QDropEvent *event)
{
    const QString file = droppedFile(event->mimeData());
    if (file.isEmpty())
        return;
    event->acceptProposedAction();
    setInvitation(file);
}

} // namespace verdict
