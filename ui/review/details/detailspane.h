#pragma once

#include "ui/review/details/inputpane.h"

namespace verdict {

class FactsPane;
class HistoryPane;
class SignalsPane;
class SimilarPane;
class TextEvidence;

/// Everything beyond the key evidence, behind tabs. A tab is laid out when it opens, and its opening is told, because
/// it is recorded.
class DetailsPane : public QWidget {
    Q_OBJECT

public:
    explicit DetailsPane(Desk &desk, QWidget *parent = nullptr);

    void setCase(const CaseInHand &hand, Time now);
    /// Opens the tab that was in view last, or the next one if the details are open already.
    void open();
    void openNext(int by);
    void leave();
    [[nodiscard]] QString section() const;
    [[nodiscard]] bool isWide() const;
    [[nodiscard]] InputPane *input() const { return m_input; }
    [[nodiscard]] QTabBar *tabs() const { return m_tabs; }
    /// Names of the tabs, for the line that offers them.
    [[nodiscard]] QStringList titles() const;

Q_SIGNALS:
    void sectionOpened(const QString &section);
    void closeWanted();

private:
    struct Section {
        const char *id;
        QString title;
        QWidget *pane;
    };
    void addTab(const char *id, const QString &title, QWidget *pane);
    void show(int index);
    void fill(const QString &section);

    std::shared_ptr<const OpenedCase> m_case;
    Time m_now;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    InputPane *m_input;
    SignalsPane *m_signals;
    SimilarPane *m_similar;
    HistoryPane *m_history;
    FactsPane *m_uncertainty;
    TextEvidence *m_other;
    std::vector<Section> m_sections;
    QString m_last;
};

} // namespace verdict
