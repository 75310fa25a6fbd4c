#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QToolButton;

namespace qd::ui {

/// A line below the top bar for somebody who comes back: how long she was away, what happened meanwhile and what waits. Stays until
/// she closes it. @thread main.
class AwayStrip final : public QWidget {
    Q_OBJECT
public:
    /// Objects are named "shell.away.words" and ".close".
    explicit AwayStrip(QWidget* parent = nullptr);

    /// No news hides it. `away`: "2 h 10".
    void show(const QString& away, const QStringList& news);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* m_words;
    QToolButton* m_close;
};

} // namespace qd::ui
