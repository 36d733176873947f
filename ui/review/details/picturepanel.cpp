#include "ui/review/details/picturepanel.h"

#include "ui/controls/actionbutton.h"
#include "ui/text/plainlabel.h"
#include "ui/text/visible.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

namespace verdict {
namespace {

constexpr int previewSide = 640;
constexpr int wholeSide = 2048;
constexpr int roomForTools = 200; ///< px of the panel
constexpr int roomForFoot = 150;  ///< px of the panel

QString factsOf(const AttachmentRef &attachment)
{
    return PicturePanel::tr("%1 × %2, %3")
        .arg(attachment.width)
        .arg(attachment.height)
        .arg(QLocale().formattedDataSize(attachment.bytes, 1, QLocale::DataSizeTraditionalFormat));
}

} // namespace

PicturePanel::PicturePanel(Desk &desk, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_view(new PictureView),
      m_caption(new ElidedLabel(QString(), TypeStyle::Micro, Color::TextSecondary)),
      m_colour(
          new PlainLabel(tr("Colour as sRGB, without this screen’s profile"), TypeStyle::Micro, Color::TextTertiary)),
      m_again(new ActionButton(tr("Try again"), Prominence::Outlined))
{
    m_tools = makeTools();
    m_foot = makeFoot();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_tools);
    column->addWidget(m_view, 1);
    column->addWidget(m_foot);
    connect(m_view, &PictureView::partNeeded, this, [this](const PictureRegion &region, const QSize &size) {
        ask({m_evidence, std::min(size.width(), wholeSide), std::min(size.height(), wholeSide), region});
    });
    connect(m_view, &PictureView::zoomChanged, this, &PicturePanel::showZoom);
    connect(m_again, &ActionButton::clicked, this, [this] {
        ask({m_evidence, previewSide, previewSide, std::nullopt});
    });
}

QWidget *PicturePanel::makeFoot()
{
    auto *foot = new QWidget;
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    m_again->setSmall(true);
    m_again->hide();
    row->addWidget(m_caption, 1);
    row->addWidget(m_colour);
    row->addWidget(m_again);
    return foot;
}

QWidget *PicturePanel::makeTools()
{
    auto *tools = new QWidget;
    auto *row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    const auto add = [&](const QString &text, const QKeySequence &key) {
        auto *button = new ActionButton(text, Prominence::Quiet);
        button->setSmall(true);
        button->setKey(key);
        row->addWidget(button);
        return button;
    };
    connect(add(tr("Zoom"), QKeySequence(Qt::Key_V)), &ActionButton::clicked, this, [this] { m_view->toggleZoom(); });
    m_measure = add(tr("Measure"), QKeySequence(Qt::Key_M));
    connect(m_measure, &ActionButton::clicked, this, [this] { m_view->toggleMeasure(); });
    row->addStretch(1);
    m_percent = new PlainLabel(QString(), TypeStyle::Label, Color::TextSecondary);
    auto *out = add(tr("Smaller"), QKeySequence(Qt::Key_Minus));
    row->addWidget(m_percent);
    auto *in = add(tr("Larger"), QKeySequence(Qt::Key_Plus));
    connect(out, &ActionButton::clicked, this, [this] { m_view->zoomBy(-1); });
    connect(in, &ActionButton::clicked, this, [this] { m_view->zoomBy(1); });
    return tools;
}

void PicturePanel::setPicture(Token token, int evidence, const CaseFileEvidence &piece)
{
    m_token = token;
    m_evidence = evidence;
    m_title = visible(piece.evidence.title, LineBreaks::Join);
    const AttachmentRef attachment = piece.attachment.value_or(AttachmentRef{});
    m_facts = attachment.width > 0 ? factsOf(attachment) : QString();
    m_measure->setVisible(piece.evidence.mmPerPixel.has_value());
    m_view->begin(QSize(attachment.width, attachment.height), piece.evidence.mmPerPixel,
                  m_title.isEmpty() ? tr("Picture") : m_title);
    m_caption->setText(m_facts);
    m_colour->hide();
    m_again->hide();
    ++m_ticket;
    ask({evidence, previewSide, previewSide, std::nullopt});
}

/// Where there is little room, the picture has it; its tools stay on their keys.
void PicturePanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_tools->setVisible(height() >= roomForTools);
    m_foot->setVisible(height() >= roomForFoot || m_again->isVisibleTo(m_foot));
}

void PicturePanel::clear() { ++m_ticket; }

void PicturePanel::ask(const PictureRequest &request)
{
    const int ticket = m_ticket;
    if (!m_view->hasPixels())
        m_view->setMessage(tr("Loading the picture"));
    m_desk.picture(m_token, request).then(this, [this, ticket, request](const Result<Bitmap> &answer) {
        if (ticket == m_ticket)
            take(request, answer);
    });
}

void PicturePanel::take(const PictureRequest &request, const Result<Bitmap> &answer)
{
    if (!answer)
        return fail(visible(answer.error().reason));
    m_again->hide();
    m_colour->show();
    if (request.region)
        m_view->setPart(*request.region, *answer);
    else
        m_view->setWhole(*answer);
    m_caption->setText(m_facts);
}

void PicturePanel::fail(const QString &why)
{
    const QString title = m_title.isEmpty() ? tr("The picture") : m_title;
    if (m_view->hasPixels()) {
        m_caption->setText(tr("A sharper part did not open: %1").arg(why));
        return;
    }
    m_view->setMessage(
        tr("%1 did not open.\n%2\nYou can decide without it; that is noted with your decision.").arg(title, why));
    m_again->show();
    Q_EMIT missing(title);
}

void PicturePanel::showZoom() { m_percent->setText(tr("%1 %").arg(qRound(m_view->zoom() * 100))); }

} // namespace verdict
