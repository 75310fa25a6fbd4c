#pragma once

#include <QFrame>
#include <QIcon>
#include <QPointer>

#include <functional>

class QLineEdit;
class QListWidget;

namespace qd::ui {

/// Something that the palette offers.
struct PaletteEntry {
    QString title;
    QString kind;  ///< what it is: "Action", "Agent", "Campaign"
    QString icon;
    std::function<void()> act;
};

/// The command palette: a field and what fits the letters typed, over the window. Enter does the chosen one.
class Palette final : public QFrame {
    Q_OBJECT
public:
    explicit Palette(QWidget* window);

    /// Opens with `entries`, in their order until letters are typed.
    void open(QList<PaletteEntry> entries);
    QStringList titles() const; ///< what is offered now

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showFitting();
    void leave();
    void actOn(int row);

    QLineEdit* m_words;
    QListWidget* m_list;
    QList<PaletteEntry> m_entries;
    QPointer<QWidget> m_before; ///< had the focus when it opened
    QList<int> m_shown; ///< rows of the list, as places in m_entries
};

/// How well `letters` fit `text`: every letter in order, more for starts of words and runs. Negative when they don't.
int fitOf(const QString& letters, const QString& text);

} // namespace qd::ui
