#pragma once

#include "core/base/Clock.h"

#include <QHash>
#include <QObject>
#include <QString>

namespace qd::ui {

/// Measures how long each item of the inbox was before her: while a window of ours is active, and she is there. A pause of
/// more than kAway without a key, a click or a movement does not count. @thread main.
class LookWatch final : public QObject {
    Q_OBJECT
public:
    static constexpr Duration kAway{120'000};
    static constexpr Duration kGone{3'600'000}; ///< after so long she wants to know what happened meanwhile

    /// `clock` outlives this.
    LookWatch(const Clock* clock, QObject* parent = nullptr);

    /// From now on `item` is before her; empty: none.
    void look(const QString& item);
    /// Whether a window of ours has the keys.
    void setActive(bool active);
    /// She has done something.
    void touch();
    /// How long the item was before her since it was taken last; that begins anew.
    Duration take(const QString& item);
    /// Whether she did something in the last kAway.
    bool isThere() const;
    /// What was taken was for nothing.
    void giveBack(const QString& item, Duration time) { m_looked[item] += time; }

signals:
    /// She does something again, after kGone or longer.
    void cameBack();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void count();
    void touched();

    const Clock* m_clock;
    QHash<QString, Duration> m_looked;
    QString m_item;
    bool m_active = true;
    Instant m_since;   ///< up to here it was counted
    Instant m_touched; ///< when she last did something
};

} // namespace qd::ui
