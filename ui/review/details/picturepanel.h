#pragma once

#include "core/workspace/desk.h"
#include "ui/review/details/pictureview.h"

namespace verdict {

class ActionButton;
class PlainLabel;

/// A picture of the case with its tools. The preview comes first, sharper parts as they are needed; a picture that does
/// not open says why in its place.
class PicturePanel : public QWidget {
    Q_OBJECT

public:
    explicit PicturePanel(Desk &desk, QWidget *parent = nullptr);

    /// `evidence` is the index into the case file's evidence.
    void setPicture(Token token, int evidence, const CaseFileEvidence &piece);
    /// Forgets the picture; answers that are still on the way are dropped.
    void clear();
    [[nodiscard]] PictureView *view() const { return m_view; }

Q_SIGNALS:
    /// The picture could not be shown; its title, for the record of what was missing.
    void missing(const QString &evidence);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeTools();
    QWidget *makeFoot();
    void ask(const PictureRequest &request);
    void take(const PictureRequest &request, const Result<Bitmap> &answer);
    void fail(const QString &why);
    void showZoom();

    Desk &m_desk;
    PictureView *m_view;
    QWidget *m_tools = nullptr;
    QWidget *m_foot = nullptr;
    PlainLabel *m_percent = nullptr;
    PlainLabel *m_caption;
    PlainLabel *m_colour;
    ActionButton *m_measure = nullptr;
    ActionButton *m_again;
    Token m_token;
    int m_evidence = 0;
    int m_ticket = 0;
    QString m_title;
    QString m_facts;
};

} // namespace verdict
