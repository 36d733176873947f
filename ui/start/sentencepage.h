#pragma once

#include "ui/start/startpage.h"

namespace verdict {

class IconView;
class PlainLabel;

/// A page that says something and asks for nothing but to go on: what an invitation says, or what went wrong with it.
class SentencePage : public StartPage {
    Q_OBJECT

public:
    SentencePage(const QString &title, const QString &note, QWidget *parent = nullptr);

    void say(const QString &sentence);
    /// What went wrong; empty = nothing.
    void refuse(const QString &sentence);
    void focusFirst() override;

private:
    PlainLabel *m_sentence;
    IconView *m_mark;
    PlainLabel *m_error;
};

} // namespace verdict
