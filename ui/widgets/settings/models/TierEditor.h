#pragma once

#include "core/model/Command.h"
#include "core/model/Organisation.h"
#include "ui/models/settings/Connections.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QPushButton;

namespace qd::ui {

class FilterBox;
class Sentence;

/// Which models a tier asks, chosen in the order in which they are asked: one below the other, and an empty place for one more. What
/// each costs, or what stands in its way, is said beside it. A choice counts once it was confirmed and could be written down.
/// @thread main.
class TierEditor final : public QWidget {
    Q_OBJECT
public:
    /// `connections` may be null: then nothing can be changed here. It outlives this.
    explicit TierEditor(Connections* connections, QWidget* parent = nullptr);

    void display(const Organisation& organisation, const Connected& connected);
    void setReadOnly(const QString& why);

signals:
    /// What is written down is to be used from now on.
    void wanted(const qd::Command& command);

private:
    void build();
    void reach(qsizetype places);
    void addPlace();
    void showTier();
    void fill(const QStringList& models);
    QStringList chosen() const;
    bool isChanged() const;
    void adjust();
    void makeRoom();
    void say(qsizetype place);
    void enable();
    void apply();
    void answered(const Result<TierLine>& written);

    Connections* m_connections;
    /// A line of the grid.
    struct Place {
        QLabel* word;
        FilterBox* box;
        Sentence* said;
    };
    QGridLayout* m_grid = nullptr;
    FilterBox* m_tier;
    QList<Place> m_places; ///< the first is asked first; behind the last that is used an empty one is shown
    Sentence* m_trouble;
    Sentence* m_result;
    QPushButton* m_apply;
    QPushButton* m_back;
    QList<Tier> m_tiers;
    QStringList m_now; ///< what the shown tier asks as things are
    Connected m_connected;
    QString m_readOnly;
    std::optional<Error> m_refusal; ///< why m_refused could not be written down
    QStringList m_refused;
    bool m_isFilling = false;
    bool m_isAsked = false; ///< it is being written down
};

} // namespace qd::ui
