# Builds from the root of the repository: docker build -t coordination .
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
# What the packages depend on first: as long as it stays the same, they are not fetched again.
COPY global.json Directory.Build.props Directory.Build.targets Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src/Domain/*.csproj src/Domain/
COPY src/Grains/*.csproj src/Grains/
COPY src/Dashboard/*.csproj src/Dashboard/
COPY src/Silo/*.csproj src/Silo/
RUN dotnet restore src/Silo
COPY src src
RUN dotnet publish src/Silo -c Release -o /app --no-restore --disable-build-servers

# Without a shell or a package manager, and not root. The -extra variant has the cultures and time zones that French needs.
# It holds no PostgreSQL: give ConnectionStrings__Coordination.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
WORKDIR /app
COPY --from=build /app .
# What little is written without an embedded database goes where a read-only file system has a volume.
ENV Coordination__DataDirectory=/tmp/coordination
USER $APP_UID
EXPOSE 8080 9464 11111 30000
ENTRYPOINT ["./Coordination.Silo"]
