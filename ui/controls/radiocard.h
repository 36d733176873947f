#pragma once

#include <QRadioButton>

namespace verdict {

/// A choice as a card: mark, words, a line that explains them, and an icon. Arrow keys move between cards that stand
/// beside each other.
class RadioCard : public QRadioButton {
    Q_OBJECT

public:
    /// `icon` names one of our set.
    RadioCard(const QString &text, const QString &note, QString icon, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    [[nodiscard]] bool hitButton(const QPoint &at) const override { return rect().contains(at); }
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_note;
    QString m_icon;
};

} // namespace verdict
