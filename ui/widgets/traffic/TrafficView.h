#pragma once

#include "core/state/StateFeed.h"
#include "ui/models/TrafficModel.h"
#include "ui/widgets/Panel.h"

#include <QTimer>

#include <functional>

class QLineEdit;
class QSettings;
class QSplitter;
class QStackedWidget;

namespace qd::ui {

class Chip;
class EmptyState;
class MessageList;
class MessagePane;

/// The messages of the department: newest at the bottom, filters as chips, the whole envelope beside the list. The
/// same on the bridge and as a page.
class TrafficView final : public Panel {
    Q_OBJECT
public:
    /// `feed` and `source` outlive it. `name` begins the object names of its parts: "bridge.traffic", "traffic".
    TrafficView(StateFeed* feed, TrafficSource* source, const QString& name, QWidget* parent = nullptr);

    TrafficFilter filter() const { return m_model->filter(); }
    /// Shows only what passes; the chips say so.
    void setFilter(const TrafficFilter& filter);
    /// Asks for everything again: another moment is shown.
    void reload();
    void showTrafficOf(const AgentId& agent);
    MessageList* list() const { return m_list; }
    TrafficModel* model() const { return m_model; }

    /// Column widths and filter, kept under the view's name.
    void save(QSettings* settings) const;
    void restore(QSettings* settings);

signals:
    void filterChanged(qd::ui::TrafficView* view);
    void runAsked(qd::RunId run);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void buildList();
    void buildChips();
    void openFilterMenu(const QPoint& globalAt);
    void showChips();
    void addFilterChip(const QString& text, const std::function<void(TrafficFilter&)>& takeAway);
    void showState();
    void openRow(int row);
    void closeMessage();
    void openCause(const MessageId& message);
    template <class Change> void change(Change&& edit);

    StateFeed* m_feed;
    TrafficModel* m_model;
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    QSplitter* m_split = nullptr;
    MessageList* m_list = nullptr;
    MessagePane* m_message = nullptr;
    QWidget* m_active = nullptr; ///< holds the chips of active filters
    QLineEdit* m_words = nullptr;
    Chip* m_follow = nullptr;
    QTimer m_typing;
};

} // namespace qd::ui
