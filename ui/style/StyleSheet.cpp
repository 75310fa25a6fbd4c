#include "ui/style/StyleSheet.h"

#include <QHash>

namespace qd::ui {

namespace {

// Grounds, then controls, then lists; @name@ stands for a colour of the tokens.
constexpr const char* kSheet = R"(
QMainWindow, QDialog { background: @window@; }
QToolTip { background: @raised@; color: @text@; border: 1px solid @border@; padding: 4px 6px; }
QLabel { background: transparent; }
QLabel[role="muted"] { color: @muted@; }
QLabel[role="faint"] { color: @faint@; }
QFrame[role="rule"] { background: @border@; border: none; }
QMainWindow::separator { background: transparent; width: 8px; height: 8px; }
QMainWindow::separator:hover { background: @border@; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: @border@; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit {
  background: @raised@; color: @text@; border: 1px solid @border@; border-radius: 6px; padding: 4px 8px;
  selection-background-color: @selection@; selection-color: @text@; }
QTextEdit[role="document"], QPlainTextEdit[role="document"] { background: transparent; border-color: transparent; padding: 0; }
QLineEdit[kind="small"] { padding: 1px 8px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus { border-color: @info@; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { color: @faint@; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox QAbstractItemView { background: @raised@; border: 1px solid @border@; padding: 4px; outline: 0; }

QPushButton { background: @raised@; color: @text@; border: 1px solid @border@; border-radius: 6px;
  padding: 5px 12px; min-height: 18px; }
QPushButton:hover { border-color: @faint@; }
QPushButton:pressed { background: @border@; }
QPushButton:focus { border-color: @info@; }
QPushButton:disabled { color: @disabled@; border-color: @border@; }
QPushButton[kind="main"] { background: @accent@; color: @onaccent@; border-color: @accent@; font-weight: 600; }
QPushButton[kind="main"]:hover { background: @accenthover@; border-color: @accenthover@; }
QPushButton[kind="main"]:focus { border: 1px solid @text@; }
QPushButton[kind="main"]:disabled { background: @raised@; color: @disabled@; border-color: @border@; }
QPushButton[kind="danger"] { background: transparent; color: @bad@; border-color: @bad@; font-weight: 600; }
QPushButton[kind="danger"]:hover { background: @badwash@; }
QPushButton[kind="danger"]:focus { border: 1px solid @text@; }
QPushButton[kind="small"], QPushButton[kind="main"][small="true"] { min-height: 12px; padding: 3px 10px; }
QPushButton[kind="quiet"] { background: transparent; border: 1px solid transparent; color: @text@;
  text-decoration: underline; padding: 3px 4px; }
QPushButton[kind="quiet"]:hover { color: @accent@; }
QPushButton[kind="quiet"]:focus { border-color: @info@; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 3px; color: @text@; }
QToolButton:hover { background: @raised@; border-color: @border@; }
QToolButton:focus { border-color: @info@; }
QToolButton:checked { background: @raised@; }
QCheckBox, QRadioButton { spacing: 8px; background: transparent; }
QCheckBox::indicator { width: 12px; height: 12px; border: 1px solid @faint@; border-radius: 3px; background: @panel@; }
QCheckBox::indicator:checked { border-color: @info@; background: @info@; }
QCheckBox::indicator:focus { border-color: @info@; }
QCheckBox::indicator:disabled { border-color: @disabled@; }
QRadioButton::indicator { width: 12px; height: 12px; border: 1px solid @faint@; border-radius: 7px; background: @panel@; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 4px solid @info@; border-radius: 7px; background: @onaccent@; }
QRadioButton::indicator:focus { border-color: @info@; }
QRadioButton::indicator:disabled { border-color: @disabled@; }

QAbstractItemView { background: @panel@; border: none; outline: 0; selection-background-color: @raised@;
  selection-color: @text@; gridline-color: @border@; }
QTableView::item, QListView::item, QTreeView::item { padding: 0 6px; }
QTableView::item:selected, QListView::item:selected, QTreeView::item:selected { background: @raised@; color: @text@; }
QTableView::item:hover, QListView::item:hover, QTreeView::item:hover { background: @hover@; }
QHeaderView { background: @panel@; border: none; }
QHeaderView::section { background: @panel@; color: @faint@; border: none; border-bottom: 1px solid @border@;
  padding: 4px 8px; font-weight: 600; }
QTableCornerButton::section { background: @panel@; border: none; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle { background: @handle@; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @faint@; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenu { background: @raised@; color: @text@; border: 1px solid @border@; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: @border@; }
QMenu::item:disabled { color: @disabled@; }
QMenu::separator { height: 1px; background: @border@; margin: 4px 8px; }
QTabWidget::pane { border: none; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: @muted@; padding: 6px 12px; border: none;
  border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @text@; border-bottom-color: @accent@; }
QTabBar::tab:hover { color: @text@; }
QTabBar::tab:focus { color: @info@; }
)";

} // namespace

QString styleSheet(const Tokens& t)
{
    const QHash<QString, QColor> colours{
        {QStringLiteral("window"), t.window},
        {QStringLiteral("panel"), t.panel},
        {QStringLiteral("raised"), t.raised},
        {QStringLiteral("border"), t.border},
        {QStringLiteral("text"), t.text},
        {QStringLiteral("muted"), t.textMuted},
        {QStringLiteral("faint"), t.textFaint},
        {QStringLiteral("accent"), t.accent},
        {QStringLiteral("onaccent"), t.onAccent},
        {QStringLiteral("accenthover"), mixed(t.text, t.accent, 0.12)},
        {QStringLiteral("info"), t.info},
        {QStringLiteral("bad"), t.bad},
        {QStringLiteral("badwash"), mixed(t.bad, t.panel, 0.12)},
        {QStringLiteral("hover"), mixed(t.raised, t.panel, 0.6)},
        {QStringLiteral("handle"), mixed(t.textFaint, t.panel, 0.4)},
        {QStringLiteral("disabled"), mixed(t.textFaint, t.panel, 0.75)},
        {QStringLiteral("selection"), mixed(t.accent, t.panel, t.dark ? 0.35 : 0.25)},
    };
    QString sheet = QString::fromLatin1(kSheet);
    for (auto it = colours.begin(); it != colours.end(); ++it)
        sheet.replace(QLatin1Char('@') + it.key() + QLatin1Char('@'), it.value().name());
    return sheet;
}

} // namespace qd::ui
