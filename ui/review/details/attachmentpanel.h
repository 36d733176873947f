#pragma once

#include "core/workspace/desk.h"

#include <QWidget>

namespace verdict {

class ActionButton;
class PlainLabel;

/// Evidence that is not opened in here: documents, sound, film and links. A copy can be saved or an address copied,
/// after a word of warning; nothing is opened or fetched by itself.
class AttachmentPanel : public QWidget {
    Q_OBJECT

public:
    explicit AttachmentPanel(Desk &desk, QWidget *parent = nullptr);

    void setPiece(Token token, int evidence, const CaseFileEvidence &piece);
    void clear() { ++m_ticket; }

Q_SIGNALS:
    void missing(const QString &evidence);

private:
    void saveCopy();
    void write(const QString &path, const std::string &bytes);

    Desk &m_desk;
    PlainLabel *m_title;
    PlainLabel *m_text;
    PlainLabel *m_note;
    ActionButton *m_save;
    ActionButton *m_copy;
    Token m_token;
    int m_evidence = 0;
    int m_ticket = 0;
    QString m_url;
};

} // namespace verdict
