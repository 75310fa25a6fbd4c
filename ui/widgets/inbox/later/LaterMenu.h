#pragma once

#include "core/base/Clock.h"

#include <QList>
#include <QMenu>

#include <optional>

namespace qd::ui {

/// A moment that something is put off to, and what it is called.
struct LaterChoice {
    QString name;
    Instant until;
};
/// What is offered at `now`, soonest first, in the time of the desk. No moment is offered twice.
QList<LaterChoice> laterChoices(Instant now);
/// Tomorrow at nine.
Instant tomorrowMorning(Instant now);

/// Asks until when something is put off. Its choices are taken with their digit, or with the arrows and Enter.
/// @thread main.
class LaterMenu final : public QMenu {
    Q_OBJECT
public:
    struct About {
        qsizetype items = 1;
        bool isPutOff = false;           ///< all of them are: the first choice brings them back
        std::optional<Instant> expires;  ///< when the first of them does
    };
    /// The actions are called "later.now", "later.0" … and "later.date".
    LaterMenu(const About& about, Instant now, QWidget* parent);
    /// Opens it at a place on the screen, with its first choice current.
    void open(const QPoint& place);

signals:
    void chosen(qd::Instant until);
    /// They are to come back at once.
    void returnChosen();
    /// She wants a date of her own.
    void dateWanted();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QAction* add(const QString& name, const QString& words, const QString& beside);

    QList<QAction*> m_choices; ///< in the order of their digits
};

} // namespace qd::ui
