#pragma once

#include <QStyledItemDelegate>

namespace qd::ui {

/// Draws rows of a list whose text has one line or several: the first strong where there are more, the others muted, each ending
/// in "…" where it has no room; with the ground that rows of all lists have. @thread main.
class LinesDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace qd::ui
