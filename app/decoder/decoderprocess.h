#pragma once

#include "app/decoder/helperchild.h"
#include "app/decoder/protocol.h"

#include <condition_variable>
#include <mutex>

namespace verdict {

/// Opens pictures in the program verdict-decoder, which has no files, no network and little memory. It starts with the
/// first picture and serves one at a time; one that crashes, lies or takes too long is killed and replaced. Safe from
/// any thread.
class DecoderProcess final : public PictureDecoder {
public:
    /// `helper`: the program to run; `perPicture`: what one picture may take.
    explicit DecoderProcess(std::filesystem::path helper = besideProgram(),
                            std::chrono::milliseconds perPicture = std::chrono::seconds(20));
    ~DecoderProcess() override = default;

    Result<PictureInfo> check(std::string_view bytes, std::stop_token stop) override;
    Result<Bitmap> decode(std::string_view bytes, int maxWidth, int maxHeight,
                          std::optional<PictureRegion> region) override;

    /// verdict-decoder in the directory of the running program; needs a QCoreApplication.
    static std::filesystem::path besideProgram();

private:
    struct Reply {
        decoder::Answer answer;
        std::vector<std::uint8_t> pixels;
    };
    using Transfer = decoder::HelperChild::Transfer;

    struct TurnTaken {
        DecoderProcess &decoder;
        ~TurnTaken() { decoder.leaveTurn(); }
    };

    bool takeTurn(const std::stop_token &stop);
    void leaveTurn();
    Result<Reply> ask(decoder::Request request, std::string_view bytes, const std::stop_token &stop);
    Result<Reply> askInTurn(const decoder::Request &request, std::string_view bytes, const std::stop_token &stop);
    Transfer exchange(const decoder::Request &request, std::string_view bytes, const std::stop_token &stop,
                      Reply *reply);

    const std::filesystem::path m_program;
    const std::chrono::milliseconds m_perPicture;
    std::mutex m_mutex;
    std::condition_variable_any m_turn;
    bool m_busy = false;
    std::optional<decoder::HelperChild> m_child; ///< belongs to whoever made m_busy true
};

} // namespace verdict
