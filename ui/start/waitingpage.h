#pragma once

#include "ui/start/startpage.h"

namespace verdict {

class ActionButton;
class PlainLabel;

/// Six words in two lines of three, so that nobody loses the place while reading them out.
QString sixWordLines(const QString &words);

/// Somebody who has joined waits to be admitted: the six words, large, to be read to the lead.
class WaitingPage : public StartPage {
    Q_OBJECT

public:
    explicit WaitingPage(QWidget *parent = nullptr);

    void setWords(const QString &sixWords);
    [[nodiscard]] QString words() const { return m_sixWords; }
    /// The store is being looked into.
    void setLooking();
    /// What came of looking; a sentence.
    void setLooked(const QString &sentence, bool failed);
    /// The lead has let them in: there is nothing more to look for.
    void setAdmitted();
    void focusFirst() override;

Q_SIGNALS:
    void lookWanted();

private:
    QString m_sixWords;
    PlainLabel *m_words;
    PlainLabel *m_state;
    ActionButton *m_look;
};

} // namespace verdict
