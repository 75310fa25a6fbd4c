#pragma once

#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace qd::ui {

class ElidedLabel;

/// A card: a heading in small capitals, room for chips at its right, a body below. The body's lowest and highest rows
/// keep clear of the rounded corners.
class Panel : public QWidget {
    Q_OBJECT
public:
    explicit Panel(const QString& title = {}, QWidget* parent = nullptr);

    /// Also becomes the accessible name. An empty title leaves the heading out when no chip is there either.
    void setTitle(const QString& title);
    QString title() const;
    /// Puts `chip` at the right of the heading, after those that are there. Takes ownership.
    void addChip(QWidget* chip);
    /// Fills the panel below the heading; what was there is deleted. Takes ownership.
    void setBody(QWidget* body);
    /// The heading as a widget of its own, for what wants it elsewhere: a dock as its title bar. The panel then draws
    /// its lower part only. The caller owns it from then on.
    QWidget* detachHeading();
    /// The column that the body stands in, for what is put together piece by piece.
    QVBoxLayout* column() const { return m_column; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showHeading();

    QWidget* m_heading;
    ElidedLabel* m_title;
    QHBoxLayout* m_chips;
    QVBoxLayout* m_column;
    QWidget* m_body = nullptr;
    bool m_detached = false;
};

} // namespace qd::ui
