#include "ui/widgets/parts/TableDress.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/parts/FigureDelegate.h"

#include <gtest/gtest.h>

#include <QHeaderView>
#include <QLineEdit>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>
#include <QVBoxLayout>

namespace qd::test {

using namespace ui;

TEST(TableDress, AllTablesOfFiguresAreDrawnAndWalkedAlike)
{
    QWidget window;
    QVBoxLayout column(&window);
    QTableView table;
    QLineEdit next;
    QStandardItemModel model(3, 2);
    column.addWidget(&table);
    column.addWidget(&next);
    table.setModel(&model);
    dressTable(&table, 1);
    window.resize(600, 300);
    window.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&window));
    EXPECT_TRUE(qobject_cast<FigureDelegate*>(table.itemDelegate()));
    EXPECT_GE(table.rowHeight(0), kRowHeight);
    EXPECT_EQ(table.horizontalHeader()->length(), table.viewport()->width()) << "one column takes what the others leave";
    table.setFocus();
    table.setCurrentIndex(model.index(0, 0));
    EXPECT_EQ(table.selectionModel()->selectedIndexes().size(), 2) << "a row is chosen whole";
    QTest::keyClick(&table, Qt::Key_Tab);
    EXPECT_TRUE(next.hasFocus()) << "Tab leads out of a table";
    column.removeWidget(&table);
    column.removeWidget(&next);
    table.setParent(nullptr);
    next.setParent(nullptr);
}

} // namespace qd::test
