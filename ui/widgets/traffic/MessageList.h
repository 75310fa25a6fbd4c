#pragma once

#include "ui/models/TrafficModel.h"

#include <QAbstractItemView>

class QHeaderView;

namespace qd::ui {

class Chip;

/// Rows of a TrafficModel, all of one height. Paints what is in sight and knows nothing of the rest, so that ten
/// million rows cost what a hundred do; a QTableView keeps a section per row. Follows the newest row until the person
/// scrolls up, then counts what came meanwhile in a pill that leads back.
class MessageList final : public QAbstractItemView {
    Q_OBJECT
public:
    explicit MessageList(TrafficModel* model, QWidget* parent = nullptr);

    QHeaderView* header() const { return m_header; }
    bool isFollowing() const { return m_following; }
    /// Goes to the newest row and stays there.
    void follow();

    int firstInSight() const { return rowAt(0); }
    int rowsInSight() const;
    /// The row as a sentence: time, who to whom, subject, type.
    QString describe(int row) const;

    QRect visualRect(const QModelIndex& index) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    QModelIndex indexAt(const QPoint& point) const override;
    void reset() override;

signals:
    void followingChanged(bool following);
    void rowActivated(int row);

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override { return 0; }
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex&) const override { return false; }
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags) override;
    QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    void rowsInserted(const QModelIndex& parent, int first, int last) override;
    void updateGeometries() override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    int rowHeight() const;
    int wholeRows(qint64 offset) const;
    int rowAt(int y) const { return (y + verticalOffset()) / rowHeight(); }
    void buildHeader();
    void shareWidth();
    void noticeScroll();
    void setFollowing(bool following);
    void placePill();
    void paintRow(QPainter& painter, const QRect& rect, int row) const;
    QString partiesText(const Message& message, int width) const;
    void paintCells(QPainter& painter, const QRect& rect, const TrafficRow& row) const;

    TrafficModel* m_model;
    QHeaderView* m_header;
    Chip* m_pill;
    bool m_following = true;
    bool m_placing = false; ///< the scroll bar moves because of us
    qint64 m_new = 0;
    int m_parties = 0; ///< width that the person gave "from → to"; 0 leaves it to us. Less is shown where room lacks
    bool m_built = false;
};

} // namespace qd::ui
