#pragma once

#include <QStyledItemDelegate>

namespace qd::ui {

/// Draws an agent in a list: a mark for its state, its title, what it is at, what it cost today; and headings of ranks.
/// @thread main.
class PersonDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace qd::ui
