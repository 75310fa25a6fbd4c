#pragma once

#include "ui/models/InboxModel.h"

#include <QListView>

namespace qd::ui {

class InboxDelegate;

/// The list view of the inbox. It may carry one widget inside its current row, so that thousands of rows need no more
/// than one. @thread main.
class InboxView final : public QListView {
    Q_OBJECT
public:
    InboxView(InboxModel* model, bool roomy, QWidget* parent = nullptr);

    /// Puts `inside` below the lines of the current row. Takes ownership.
    void setInside(QWidget* inside);
    /// Lays the rows out again: the inside changed its height.
    void fitInside();
    InboxKey current() const;
    /// Selects the row of `key`; nothing when it is not there.
    void setCurrent(const InboxKey& key);

signals:
    void currentItemChanged();
    void undoPressed(const qd::ui::InboxKey& key);

protected:
    void dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight, const QList<int>& roles) override;
    void rowsInserted(const QModelIndex& parent, int first, int last) override;
    void reset() override;
    void currentChanged(const QModelIndex& now, const QModelIndex& before) override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void place();
    int insideHeight() const;

    InboxModel* m_inbox;
    InboxDelegate* m_delegate;
    QWidget* m_inside = nullptr;
};

} // namespace qd::ui
