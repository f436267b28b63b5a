# carepact in a container. Build it in this folder:   docker build --tag carepact .
# Run it on the files of the folder where you are:    docker run --rm --volume "$PWD:/work" carepact run KEN -o kenya
FROM python:3.13-slim AS build
WORKDIR /source
COPY . .
RUN python -m pip wheel --no-cache-dir --no-deps --wheel-dir /wheels .

FROM python:3.13-slim
RUN useradd --create-home --uid 1000 carepact
COPY --from=build /wheels /wheels
RUN python -m pip install --no-cache-dir /wheels/*.whl
USER carepact
WORKDIR /work
ENTRYPOINT ["carepact"]
CMD ["--help"]
