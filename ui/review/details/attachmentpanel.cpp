#include "ui/review/details/attachmentpanel.h"

#include "ui/controls/actionbutton.h"
#include "ui/text/plainlabel.h"
#include "ui/text/visible.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLocale>
#include <QSaveFile>
#include <QVBoxLayout>

namespace verdict {

AttachmentPanel::AttachmentPanel(Desk &desk, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_title(new PlainLabel(TypeStyle::BodyStrong)),
      m_text(new PlainLabel(TypeStyle::Body)), m_note(new PlainLabel(TypeStyle::Label, Color::TextSecondary)),
      m_save(new ActionButton(tr("Save a copy…"))), m_copy(new ActionButton(tr("Copy the address")))
{
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_save);
    buttons->addWidget(m_copy);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addWidget(m_note);
    column->addLayout(buttons);
    column->addStretch(1);
    connect(m_save, &ActionButton::clicked, this, &AttachmentPanel::saveCopy);
    connect(m_copy, &ActionButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_url); });
}

void AttachmentPanel::setPiece(Token token, int evidence, const CaseFileEvidence &piece)
{
    ++m_ticket;
    m_token = token;
    m_evidence = evidence;
    m_url = QString::fromStdString(piece.evidence.url);
    const bool link = piece.evidence.kind == EvidenceKind::Link;
    m_title->setText(visible(piece.evidence.title, LineBreaks::Join));
    m_copy->setVisible(link);
    m_save->setVisible(piece.attachment.has_value());
    if (link)
        m_text->setText(visible(piece.evidence.url, LineBreaks::Join));
    else if (piece.attachment)
        m_text->setText(tr("%1, %2").arg(visible(piece.attachment->mediaType, LineBreaks::Join),
                                         QLocale().formattedDataSize(piece.attachment->bytes)));
    m_note->setText(
        link ? tr("The address comes from outside. Verdict does not open it; what it shows may change.")
             : tr("The file comes from outside and is not opened in here. A saved copy opens in another program, "
                  "without Verdict's protection."));
}

void AttachmentPanel::saveCopy()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Save a copy of the evidence"));
    if (path.isEmpty())
        return;
    const int ticket = m_ticket;
    m_desk.attachment(m_token, m_evidence).then(this, [this, ticket, path](const Result<std::string> &answer) {
        if (ticket != m_ticket)
            return;
        if (answer)
            return write(path, *answer);
        m_note->setText(tr("The file did not open. %1").arg(visible(answer.error().reason)));
        Q_EMIT missing(m_title->text());
    });
}

void AttachmentPanel::write(const QString &path, const std::string &bytes)
{
    QSaveFile file(path);
    const bool done =
        file.open(QIODevice::WriteOnly) && file.write(bytes.data(), qint64(bytes.size())) >= 0 && file.commit();
    m_note->setText(done ? tr("Saved as %1.").arg(visible(path)) : tr("Not saved: %1").arg(file.errorString()));
}

} // namespace verdict
