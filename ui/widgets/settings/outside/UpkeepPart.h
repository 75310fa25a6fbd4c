#pragma once

#include "core/state/OfficeState.h"
#include "ui/models/settings/outside/WaysOut.h"

#include <QWidget>

class QPushButton;

namespace qd::ui {

class AskLine;
class Sentence;
class WayForm;

/// What becomes of a way out that is there: it is changed, switched off and on, taken out. Stands below its row; folders have none. @thread main.
class UpkeepPart final : public QWidget {
    Q_OBJECT
public:
    /// `ways` outlives it.
    UpkeepPart(const WayLine& way, WaysOut* ways, QWidget* parent = nullptr);

    void display(const WayLine& way, const QList<WayKind>& kinds, const OfficeState& state);
    void setReadOnly(const QString& why);

signals:
    void wanted(const qd::Command& command);
    /// Its file is another one from now on, or gone.
    void changed();

private:
    void build();
    void unfold(bool shows);
    void turn();
    void ask();
    void remove();
    void take(const Result<Done>& done, const QString& said);
    void enable();
    QString name(const char* part) const;

    WayLine m_way;
    QList<WayKind> m_kinds;
    WaysOut* m_ways;
    QString m_readOnly;
    bool m_isBusy = false;
    std::optional<SetConnector> m_leave; ///< takes the leave to use it off the record; nothing: nobody gave it
    QStringList m_goes;                  ///< what names it, which it must not be missing for
    int m_open = 0;                      ///< pieces that would still go through it
    QPushButton* m_change;
    QPushButton* m_turn;
    QPushButton* m_remove;
    AskLine* m_asking;
    Sentence* m_note;
    WayForm* m_form = nullptr; ///< once she has asked for it
};

} // namespace qd::ui
