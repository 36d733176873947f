#include "ui/shell/keyssheet.h"

#include "ui/controls/actionbutton.h"
#include "ui/controls/keycap.h"
#include "ui/controls/sheet.h"
#include "ui/review/hairline.h"
#include "ui/shell/actions.h"
#include "ui/text/plainlabel.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace verdict {
namespace {

constexpr int panelWidth = 1080;
constexpr int inset = 28;

QWidget *keyRow(const QString &text, const QList<QKeySequence> &keys, const QString &between = KeysSheet::tr("or"))
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 3, 0, 3);
    row->setSpacing(6);
    row->addWidget(new ElidedLabel(text, TypeStyle::Body), 1);
    for (qsizetype i = 0; i < keys.size(); ++i) {
        if (i > 0)
            row->addWidget(new PlainLabel(between, TypeStyle::Micro, Color::TextSecondary));
        row->addWidget(new KeyCap(keys[i]));
    }
    return box;
}

QList<QKeySequence> firstTwo(const ActSpec &spec)
{
    QList<QKeySequence> keys;
    for (const QString &one : QString::fromLatin1(spec.keys).split(QLatin1Char(' ')).mid(0, 2))
        keys << QKeySequence(one, QKeySequence::PortableText);
    return keys;
}

/// The nine labels make one line.
bool isOwnLine(const ActSpec &spec) { return spec.act < Act::Label1 || spec.act > Act::Label9; }

QWidget *groupBox(ActGroup group)
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 16);
    column->setSpacing(1);
    column->addWidget(new PlainLabel(Actions::groupText(group), TypeStyle::BodyStrong));
    auto *line = new Hairline;
    column->addWidget(line);
    column->addSpacing(4);
    if (group == ActGroup::Decide)
        column->addWidget(keyRow(KeysSheet::tr("Choose a label; 6–9 also Shift 1–4"),
                                 {QKeySequence(Qt::Key_1), QKeySequence(Qt::Key_9)}, QStringLiteral("–")));
    for (const ActSpec &spec : Actions::table())
        if (spec.group == group && isOwnLine(spec))
            column->addWidget(keyRow(Actions::text(spec.act), firstTwo(spec)));
    return box;
}

QWidget *columnsOfGroups()
{
    auto *columns = new QWidget;
    auto *row = new QHBoxLayout(columns);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(36);
    for (const std::vector<ActGroup> &groups :
         std::vector<std::vector<ActGroup>>{{ActGroup::Decide, ActGroup::Describe},
                                            {ActGroup::Look, ActGroup::Team},
                                            {ActGroup::Move, ActGroup::Window}}) {
        auto *column = new QVBoxLayout;
        for (const ActGroup group : groups)
            column->addWidget(groupBox(group));
        column->addStretch(1);
        row->addLayout(column, 1);
    }
    return columns;
}

} // namespace

KeysSheet::KeysSheet(QWidget *window) : QObject(window), m_sheet(new Sheet(tr("Keys"), window))
{
    m_sheet->setPanelWidth(panelWidth);
    auto *close = new ActionButton(tr("Close"), Prominence::Quiet);
    close->setKey(QKeySequence(Qt::Key_Escape));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(inset, 20, inset, 12);
    head->setSpacing(12);
    head->addWidget(new PlainLabel(tr("Keys"), TypeStyle::Title));
    head->addWidget(new PlainLabel(tr("Deciding needs the left hand only."), TypeStyle::Body, Color::TextSecondary), 1);
    head->addWidget(close);
    auto *area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = columnsOfGroups();
    content->setContentsMargins(inset, 0, inset, 0);
    area->setWidget(content);
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    area->setMinimumHeight(std::min(content->sizeHint().height(), 680));
    m_sheet->content()->addLayout(head);
    m_sheet->content()->addWidget(area, 1);
    connect(close, &ActionButton::clicked, m_sheet, &Sheet::dismiss);
}

void KeysSheet::open() { m_sheet->open(); }

} // namespace verdict
